using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Communication;
using Broker.Core.Demo;
using Broker.Core.Work;
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

    [Fact, Rule("D-38")]
    public async Task Queued_and_not_sent_yet_it_stays_when_the_certificate_is_taken_back_and_whoever_sent_it_reads_why()
    {
        await using var world = await TheWorld.OpenAsync();
        var request = await world.IssuedAsync();
        var certificate = (await world.CertificateAsync(request))!;
        Assert.Null((await world.Desk<MailCertificate>().RunAsync(world.Theo, new() { RequestId = request, Post = new() { ToClient = true, Subject = "Attestation", Body = "Ci-joint." } })).Problem);
        await world.WorkOffAsync();
        var byHand = (await world.Desk<SendMessage>().RunAsync(world.Ines, new() { ClientId = world.Rivelaine, To = "mairie@port-aubel.example", Subject = "À la main", Body = "Ci-joint.", DocumentIds = [certificate.DocumentId] })).Value;
        await world.Desk<WithdrawCertificate>().RunAsync(world.Theo, new() { CertificateId = certificate.Id, Reason = "Mauvaise adresse" });
        // Before the queue comes to it, and after.
        Assert.Equal([(MailState.Stopped, "certificate-mail.withdrawn")], await SeenAsync(world));
        await PostAllAsync(world);
        Assert.Equal([(MailState.Stopped, "certificate-mail.withdrawn")], await SeenAsync(world));
        Assert.Empty(world.Post.Letters);
        Assert.Equal(2, (await world.ReadAsync(db => db.Messages.Where(m => m.State == MessageState.Stopped && m.Failure == "certificate-mail.withdrawn").ToListAsync())).Count);
        Assert.Contains((await world.Desk<NotificationsQuery>().RunAsync(world.Theo)).Latest, n => n.Code == PostMessage.StoppedNotice);
        Assert.Contains((await world.Desk<NotificationsQuery>().RunAsync(world.Ines)).Latest, n => n.Code == PostMessage.StoppedNotice && n.Link == $"/clients/{world.Rivelaine}/messages/{byHand}");
        Assert.False((await world.Desk<CertificateMailQuery>().RunAsync(world.Theo, request))!.CanGo);
    }

    [Fact]
    public async Task What_the_portal_sends_by_itself_stays_while_the_contract_does_not_hold_it_up_and_no_held_document_ever_leaves()
    {
        await using var world = await TheWorld.OpenAsync();
        var request = await world.IssuedAsync();
        await MailAsync(world, request);
        await world.WorkOffAsync();
        await world.AddAsync(new Core.Contracts.Suspension { ClientId = world.Rivelaine, ContractId = world.Fleet, From = TheWorld.Today, Reason = "Impayé", By = "T" });
        await PostAllAsync(world);
        Assert.Equal([(MailState.Stopped, "certificate-mail.not-valid")], await SeenAsync(world));

        var policy = await world.ReadAsync(db => db.Documents.Where(d => d.ClientId == world.Rivelaine && !d.Held).Select(d => d.Id).FirstAsync());
        var id = (await world.Desk<SendMessage>().RunAsync(world.Ines, new() { ClientId = world.Rivelaine, To = "mairie@port-aubel.example", Subject = "À la main", Body = "Ci-joint.", DocumentIds = [policy] })).Value;
        await world.ChangeAsync(async db => (await db.Documents.SingleAsync(d => d.Id == policy)).Hold());
        await PostAllAsync(world);
        Assert.Equal((MessageState.Stopped, PostMessage.Withheld), await world.Desk<MessageQuery>().RunAsync(world.Ines, id) is { } seen ? (seen.State, seen.Failure) : default);
        Assert.Empty(world.Post.Letters);
    }

    /// <summary>As the mail worker does it.</summary>
    private static async Task PostAllAsync(TheWorld world)
    {
        while (await world.Desk<NextMessage>().RunAsync(Caller.System(Jobs.Mail)) is { } next)
        {
            await world.Desk<StopCertificateMail>().RunAsync(Caller.System(Jobs.Mail), next);
            await world.Desk<PostMessage>().RunAsync(Caller.System(Jobs.Mail), next);
        }
    }

    private static async Task<IEnumerable<(MailState, string?)>> SeenAsync(TheWorld world) => (await world.ListAsync(world.Nadege, world.Fleet)).SelectMany(r => r.Mails).Select(m => (m.State, m.Failure));

    private static Task<Broker.Core.Common.Result> MailAsync(TheWorld world, Guid request) =>
        world.Desk<MailCertificate>().RunAsync(world.Nadege, new() { RequestId = request, Post = new() { ToSelf = true, Subject = "Attestation", Body = "Ci-joint." } });

    private static async Task<IEnumerable<MailState>> StatesAsync(TheWorld world) => (await world.ListAsync(world.Nadege, world.Fleet)).SelectMany(r => r.Mails).Select(m => m.State);

    /// <summary>Mails that join the firm's queue with a certificate.</summary>
    private static Task<int> CountAsync(TheWorld world) => world.ReadAsync(db => db.CertificateMails.CountAsync(m => m.MessageId != null));
}
