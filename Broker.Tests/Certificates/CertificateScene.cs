using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Files;
using Broker.Core.Fleets;
using Broker.Core.Products;
using Broker.Core.Storage;
using Broker.Core.Templates;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Certificates;

/// <summary>The steps of a request, in words the tests read well in.</summary>
internal static class CertificateScene
{
    public static readonly Dictionary<string, string?> Fair = new()
    {
        ["motif"] = "Salon du transport", ["date_debut"] = "2026-07-01", ["date_fin"] = "2026-07-03", ["lieu"] = "Port-Aubel",
    };

    public static RequestCertificate.Input Ask(Guid contract, string template, Guid? item = null, Dictionary<string, string?>? values = null) =>
        new() { ContractId = contract, TemplateId = DemoTemplates.Id(template), ItemId = item, Values = values ?? [] };

    public static Task<Result<RequestedCertificate>> SendAsync(this TheWorld world, Caller by, RequestCertificate.Input input) =>
        world.Desk<RequestCertificate>().RunAsync(by, input);

    /// <summary>Nadège's request about the fleet contract as a whole.</summary>
    public static async Task<Guid> RequestedAsync(this TheWorld world) =>
        (await world.SendAsync(world.Nadege, Ask(world.Fleet, DemoTemplates.Contract))).Value.RequestId;

    public static Task<Result> IssueAsync(this TheWorld world, Guid request) => world.Desk<IssueCertificate>().RunAsync(world.System, request);

    public static async Task<Guid> IssuedAsync(this TheWorld world)
    {
        var request = await world.RequestedAsync();
        Assert.False((await world.IssueAsync(request)).Failed);
        return request;
    }

    /// <summary>Configures prior validation by Théo and Oliver.</summary>
    public static async Task<Guid> HoldAsync(this TheWorld world)
    {
        var saved = await world.Desk<SaveTaskTemplate>().RunAsync(world.Helene, new()
        {
            Subject = "Valider l'attestation", Kind = TaskKind.ExtranetValidation, Trigger = TaskTrigger.CertificateRequested,
            Recipients = [Cast.Theo.Id, Cast.Oliver.Id],
        });
        return saved.Value;
    }

    /// <summary>A request prepared and waiting for a decision; answers the request and its task.</summary>
    public static async Task<(Guid Request, Guid Task)> HeldAsync(this TheWorld world)
    {
        await world.HoldAsync();
        var request = await world.IssuedAsync();
        return (request, await world.ReadAsync(db => db.Tasks.Where(t => t.SubjectId == request).Select(t => t.Id).SingleAsync()));
    }

    /// <summary>The text of the only sheet printed, as read.</summary>
    public static string Printed(this TheWorld world) =>
        System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(Assert.Single(world.Press.Sheets).Html, "<[^>]*>", ""));

    /// <summary>Uploads a document of that body as a certificate and adds it to the contract's product, whatever it lacks; answers the template.</summary>
    public static async Task<Guid> OfferedAsync(this TheWorld world, Guid contract, string body, TemplateSubject subject = TemplateSubject.Contract)
    {
        var uploaded = await world.Desk<UploadTemplate>().RunAsync(world.Helene, new() { Kind = TemplateKind.Certificate, Subject = subject }, new() { Name = "Attestation d'essai.docx", Content = Broker.Tests.Word.WordFile.Of(body) });
        var product = await world.ReadAsync(db => db.Contracts.Where(c => c.Id == contract).Select(c => c.ProductId!.Value).SingleAsync());
        await world.ChangeAsync(async db => (await db.Templates.SingleAsync(t => t.Id == uploaded.Value)).Draft = false);
        await world.AddAsync(new ProductTemplate { ProductId = product, TemplateId = uploaded.Value, Position = 9 });
        return uploaded.Value;
    }

    public static Task<CertificateRequest> RequestAsync(this TheWorld world, Guid id) => world.ReadAsync(db => db.CertificateRequests.AsNoTracking().SingleAsync(r => r.Id == id));

    public static Task<Certificate?> CertificateAsync(this TheWorld world, Guid request) =>
        world.ReadAsync(db => db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.RequestId == request));

    public static async Task<IReadOnlyList<CertificateRequestRow>> ListAsync(this TheWorld world, Caller by, Guid contract) =>
        await world.Desk<CertificateRequestsQuery>().RunAsync(by, contract);

    public static Task<List<Document>> DocumentsAsync(this TheWorld world, Caller by, Guid contract) => SeeAsync(world, by, db =>
        db.Documents.AsNoTracking().Include(d => d.File).Where(d => d.ContractId == contract && d.Name.Contains("AT-")).ToListAsync());

    public static async Task<T> SeeAsync<T>(TheWorld world, Caller by, Func<BrokerDb, Task<T>> what)
    {
        await using var db = await world.OpenAsync(by);
        return await what(db);
    }

    /// <summary>Another file in the place of a template's, past every check: what a disk, or an older version, may leave.</summary>
    public static async Task PutInPlaceAsync(this TheWorld world, string template, byte[] file)
    {
        var shelved = await world.Shelf.PutAsync(new MemoryStream(file));
        await world.ChangeAsync(async db =>
        {
            var id = await db.Templates.Where(t => t.Id == DemoTemplates.Id(template)).Select(t => t.FileId).SingleAsync();
            db.Entry(await db.Files.SingleAsync(f => f.Id == id)).Property(f => f.Hash).CurrentValue = shelved.Hash;
        });
    }

    public static Task<Guid> VehicleAsync(this TheWorld world, bool exited = false) => world.ReadAsync(db =>
        db.InsuredItems.OfType<Vehicle>().Where(v => v.ContractId == world.Fleet && (v.ExitedOn != null && v.ExitedOn <= TheWorld.Today) == exited && v.EnteredOn <= TheWorld.Today)
            .OrderBy(v => v.Label).Select(v => v.Id).FirstAsync());
}
