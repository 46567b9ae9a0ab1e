using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Common;
using Broker.Core.Demo;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Certificates;

/// <summary>Recipients, and certificates asked for together, to their end.</summary>
internal static class BatchScene
{
    public static readonly CertificatePost ToRecipients = new() { ToRecipient = true, Subject = "Attestation", Body = "Ci-joint." };

    public static async Task<Guid> RecipientAsync(this TheWorld world, string name, string? email = null, string? wording = null, Caller? by = null) =>
        (await world.Desk<SaveRecipient>().RunAsync(by ?? world.Nadege, new() { ClientId = world.Rivelaine, Name = name, Address = "1 rue Haute\n44000 Nantes", Email = email, Wording = wording })).Value;

    public static Task<Result<Guid>> SendManyAsync(this TheWorld world, IEnumerable<Guid> recipients, IEnumerable<Guid>? items = null, CertificatePost? post = null, string? template = null, Guid? contract = null, Guid? command = null) =>
        world.Desk<RequestCertificates>().RunAsync(world.Nadege, new()
        {
            CommandId = command ?? Guid.NewGuid(), ContractId = contract ?? world.Fleet, TemplateId = DemoTemplates.Id(template ?? (items is null ? DemoTemplates.Contract : DemoTemplates.Vehicle)), RecipientIds = [.. recipients], ItemIds = [.. items ?? []], Post = post,
        });

    /// <summary>Everything the firm's machine has to do with certificates, until there is nothing left.</summary>
    public static async Task WorkOffAsync(this TheWorld world)
    {
        while (await world.Desk<NextCertificateRequest>().RunAsync(world.System) is { } request) await world.Desk<IssueCertificate>().RunAsync(world.System, request);
        while ((await world.Desk<SendCertificateMails>().RunAsync(world.System)).Value > 0) { }
        await world.Desk<EndCertificateBatches>().RunAsync(world.System);
        while ((await world.Desk<PrintOnePdf>().RunAsync(world.System)).Value) { }
    }

    public static async Task<CertificateBatchQuery.Batch> BatchAsync(this TheWorld world, Guid batch, Caller? by = null) => (await world.Desk<CertificateBatchQuery>().RunAsync(by ?? world.Nadege, batch))!;
}
