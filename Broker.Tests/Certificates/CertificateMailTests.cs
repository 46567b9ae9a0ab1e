using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Communication;
using Broker.Core.Demo;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Certificates.CertificateScene;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Certificates;

/// <summary>Certificates that leave by mail, and how far they are.</summary>
[Rule("R-EML-05")]
public sealed class CertificateMailTests
{
    [Fact]
    public async Task It_leaves_with_its_document_once_it_is_shared_and_its_state_is_shown()
    {
        await using var world = await TheWorld.OpenAsync();
        var input = Ask(world.Fleet, DemoTemplates.Contract);
        (input.RecipientId, input.Post) = (await world.RecipientAsync("Mairie", "marches@port-aubel.example"), BatchScene.ToRecipients);
        var request = (await world.SendAsync(world.Nadege, input)).Value.RequestId;
        await world.Desk<SendCertificateMails>().RunAsync(world.System);
        Assert.Equal([MailState.Waiting], await StatesAsync(world));
        await world.WorkOffAsync();
        Assert.Equal([MailState.Queued], await StatesAsync(world));

        var message = await world.ReadAsync(db => db.Messages.Include(m => m.Attachments).OrderBy(m => m.CreatedAt).LastAsync());
        var certificate = (await world.CertificateAsync(request))!;
        Assert.Equal(("marches@port-aubel.example", certificate.DocumentId, MessageState.Queued, (Guid?)null), (message.To, Assert.Single(message.Attachments).DocumentId, message.State, message.AuthorId));
        Assert.Null((await world.Desk<PostMessage>().RunAsync(Caller.System(Jobs.Mail), message.Id)).Problem);
        Assert.Equal([MailState.Sent], await StatesAsync(world));
        await world.WorkOffAsync();
        Assert.Equal(1, await world.ReadAsync(db => db.Messages.CountAsync(m => m.To == message.To)));
    }

    [Fact, Rule("R-CERT-17"), Rule("R-CERT-19")]
    public async Task It_never_leaves_before_the_decision_and_not_at_all_when_refused()
    {
        await using var world = await TheWorld.OpenAsync();
        await world.HoldAsync();
        var recipients = new[] { await world.RecipientAsync("Mairie", "marches@port-aubel.example"), await world.RecipientAsync("Banque", "banque@littorale.example") };
        var id = (await world.SendManyAsync(recipients, post: BatchScene.ToRecipients)).Value;
        await world.WorkOffAsync();
        Assert.Equal(0, await CountAsync(world));
        var rows = (await world.BatchAsync(id)).Rows;
        Assert.All(rows, r => Assert.Equal(MailState.Waiting, Assert.Single(r.Mails).State));
        var tasks = await world.ReadAsync(db => db.Tasks.Where(t => t.SubjectId != null).ToDictionaryAsync(t => t.SubjectId!.Value, t => t.Id));
        await world.Desk<AcceptCertificate>().RunAsync(world.Theo, tasks[rows[0].RequestId]);
        await world.Desk<RefuseCertificate>().RunAsync(world.Theo, new() { TaskId = tasks[rows[1].RequestId], Reason = "non" });
        await world.WorkOffAsync();
        Assert.Equal(1, await CountAsync(world));
        Assert.Equal("certificate-mail.nothing", (await MailAsync(world, rows[1].RequestId)).Problem!.Code);
    }

    [Fact]
    public async Task Afterwards_it_is_sent_to_oneself_once_at_a_time_and_a_refused_address_is_said()
    {
        await using var world = await TheWorld.OpenAsync();
        var request = await world.IssuedAsync();
        Assert.Null((await MailAsync(world, request)).Problem);
        Assert.Equal("certificate-mail.under-way", (await MailAsync(world, request)).Problem!.Code);
        await world.WorkOffAsync();
        Assert.Equal("certificate-mail.under-way", (await MailAsync(world, request)).Problem!.Code);
        await world.ChangeAsync(async db => (await db.Messages.OrderBy(m => m.CreatedAt).LastAsync()).FailedTo(MailRefused.Recipient, "550", forGood: true, world.Clock.Now));
        var mail = Assert.Single((await world.ListAsync(world.Nadege, world.Fleet)).Single(r => r.Id == request).Mails);
        Assert.Equal((MailState.Refused, MailRefused.Recipient), (mail.State, mail.Failure));
        Assert.Null((await MailAsync(world, request)).Problem);
        Assert.Equal("certificate-mail.no-address", (await world.Desk<MailCertificate>().RunAsync(world.Nadege, new() { RequestId = request, Post = BatchScene.ToRecipients })).Problem!.Code);
    }

    [Fact]
    public async Task Whoever_has_no_address_gets_none_and_the_others_theirs()
    {
        await using var world = await TheWorld.OpenAsync();
        await world.SendManyAsync([await world.RecipientAsync("Mairie", "marches@port-aubel.example"), await world.RecipientAsync("Banque")], post: BatchScene.ToRecipients);
        await world.WorkOffAsync();
        Assert.Equal(1, await CountAsync(world));
    }

    [Fact]
    public async Task A_document_taken_back_meanwhile_stays_in_the_house()
    {
        await using var world = await TheWorld.OpenAsync();
        var request = await world.IssuedAsync();
        await MailAsync(world, request);
        await world.ChangeAsync(async db => (await db.Documents.SingleAsync(d => db.Certificates.Any(c => c.RequestId == request && c.DocumentId == d.Id))).Hold());
        await world.WorkOffAsync();
        Assert.Equal(0, await CountAsync(world));
        Assert.Equal("certificate-mail.nothing", (await MailAsync(world, request)).Problem!.Code);
    }

    private static Task<Broker.Core.Common.Result> MailAsync(TheWorld world, Guid request) =>
        world.Desk<MailCertificate>().RunAsync(world.Nadege, new() { RequestId = request, Post = new() { ToSelf = true, Subject = "Attestation", Body = "Ci-joint." } });

    private static async Task<IEnumerable<MailState>> StatesAsync(TheWorld world) => (await world.ListAsync(world.Nadege, world.Fleet)).SelectMany(r => r.Mails).Select(m => m.State);

    /// <summary>Mails that join the firm's queue with a certificate.</summary>
    private static Task<int> CountAsync(TheWorld world) => world.ReadAsync(db => db.CertificateMails.CountAsync(m => m.MessageId != null));
}
