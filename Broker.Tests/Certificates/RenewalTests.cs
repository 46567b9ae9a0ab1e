using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Demo;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Certificates.CertificateScene;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Certificates;

/// <summary>At renewal, in one screen: what was certified for the term before is kept, dropped, edited and sent; and one earlier request repeated by itself.</summary>
[Rule("R-CERT-13")]
public sealed class RenewalTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Last_terms_certificates_are_made_again_for_whom_they_were_with_what_was_edited(bool firm)
    {
        await using var world = await TheWorld.OpenAsync();
        var by = firm ? world.Theo : world.Nadege;
        var before = await LastTermAsync(world, ("Mairie", "Marché 2025"), ("Banque", null), ("Bailleur", "Bail du dépôt"));
        var renewal = (await world.Desk<RenewalCertificatesQuery>().RunAsync(by, world.Fleet))!;
        Assert.Empty(renewal.Reasons);
        Assert.Equal(["Bailleur", "Banque", "Mairie"], renewal.Rows.Select(r => r.Recipient!).Order());

        var sent = await world.Desk<ReissueCertificates>().RunAsync(by, new() { ContractId = world.Fleet, Lines = [new() { RequestId = before[0], Wording = "Marché 2026" }, new() { RequestId = before[2] }] });
        await world.WorkOffAsync();
        var batch = await world.BatchAsync(sent.Value, by);
        Assert.Equal([("Mairie", true), ("Bailleur", true)], batch.Rows.Select(r => (r.Recipient!, r.DocumentId is not null)));
        Assert.Contains("Marché 2026", world.Press.Sheets.Select(s => s.Html).Single(h => h.Contains("Mairie")));
        Assert.All(await world.ReadAsync(db => db.Certificates.Where(c => db.CertificateRequests.Any(r => r.BatchId == sent.Value && r.Id == c.RequestId)).ToListAsync()), c => Assert.Equal((renewal.From, renewal.To), (c.From, c.To)));
        // The book keeps its own wording; what was dropped is still there to be made.
        Assert.Equal("Marché 2025", (await world.Desk<RecipientsQuery>().RunAsync(world.Nadege, world.Rivelaine)).Single(r => r.Name == "Mairie").Wording);
        Assert.Equal(["Banque"], (await world.Desk<RenewalCertificatesQuery>().RunAsync(by, world.Fleet))!.Rows.Select(r => r.Recipient));
    }

    [Fact]
    public async Task Of_many_with_three_addresses_missing_all_are_made_and_three_are_listed()
    {
        await using var world = await TheWorld.OpenAsync();
        var before = await LastTermAsync(world, [.. Enumerable.Range(0, 30).Select(i => ($"Client {i:00}", (string?)null))]);
        await world.ChangeAsync(async db =>
        {
            var at = 0;
            foreach (var recipient in await db.CertificateRecipients.OrderBy(r => r.Name).ToListAsync()) recipient.Email = at++ < 3 ? null : $"r{at}@recipients.example";
        });
        var sent = (await world.Desk<ReissueCertificates>().RunAsync(world.Nadege, new() { ContractId = world.Fleet, Lines = [.. before.Select(id => new ReissueCertificates.Line { RequestId = id })], Post = BatchScene.ToRecipients })).Value;
        await world.WorkOffAsync();
        var batch = await world.BatchAsync(sent);
        Assert.Equal((30, 27), (batch.Ready, batch.Rows.Count(r => r.Mails.Count == 1 && r.Mails[0].State == MailState.Queued)));
        Assert.Equal(["Client 00", "Client 01", "Client 02"], batch.Rows.Where(r => r.Mails.Count == 0).Select(r => r.Recipient!).Order());
    }

    [Fact, Rule("D-33")]
    public async Task What_cannot_be_made_again_says_why_and_what_belongs_to_another_term_is_not_there()
    {
        await using var world = await TheWorld.OpenAsync();
        await LastTermAsync(world, ("Mairie", null), ("Banque", null));
        var gone = (await world.Desk<RecipientsQuery>().RunAsync(world.Nadege, world.Rivelaine)).Single(r => r.Name == "Banque").Id;
        await world.Desk<RemoveRecipient>().RunAsync(world.Nadege, gone);
        var rows = (await world.Desk<RenewalCertificatesQuery>().RunAsync(world.Nadege, world.Fleet))!.Rows;
        Assert.Equal([("Banque", "recipient.gone"), ("Mairie", null)], rows.Select(r => (r.Recipient!, r.Why?.Code)).Order());
        await world.ChangeAsync(async db => { foreach (var c in await db.Certificates.ToListAsync()) db.Entry(c).Property(x => x.To).CurrentValue = c.To.AddYears(-2); });
        Assert.Empty((await world.Desk<RenewalCertificatesQuery>().RunAsync(world.Nadege, world.Fleet))!.Rows);
    }

    [Fact, Rule("D-32")]
    public async Task While_the_new_term_is_not_paid_the_screen_says_so_and_nothing_is_sent()
    {
        await using var world = await TheWorld.OpenAsync();
        var before = await LastTermAsync(world, ("Mairie", null));
        await world.ChangeAsync(async db => (await db.Receipts.Include(r => r.Allocations).Where(r => r.ContractId == world.Fleet).ToListAsync()).ForEach(r => r.Allocations.Clear()));
        Assert.Contains((await world.Desk<RenewalCertificatesQuery>().RunAsync(world.Nadege, world.Fleet))!.Reasons, r => r.Code == "certificate.unsettled");
        foreach (var by in new[] { world.Nadege, world.Theo })
            Assert.Equal("certificate.unsettled", (await world.Desk<ReissueCertificates>().RunAsync(by, new() { ContractId = world.Fleet, Lines = [new() { RequestId = before[0] }] })).Problem!.Code);
    }

    [Fact]
    public async Task Anothers_request_is_not_made_again()
    {
        await using var world = await TheWorld.OpenAsync();
        var before = await LastTermAsync(world, ("Mairie", null));
        Assert.Equal("common.missing", (await world.Desk<ReissueCertificates>().RunAsync(world.Marc, new() { ContractId = world.Fleet, Lines = [new() { RequestId = before[0] }] })).Problem!.Code);
        Assert.Equal("common.missing", (await world.Desk<ReissueCertificates>().RunAsync(world.Nadege, new() { ContractId = world.Liability, Lines = [new() { RequestId = before[0] }] })).Problem!.Code);
        Assert.Equal("certificate-batch.none", (await world.Desk<ReissueCertificates>().RunAsync(world.Nadege, new() { ContractId = world.Fleet })).Problem!.Code);
    }

    [Fact, Rule("R-CERT-13")]
    public async Task An_earlier_request_is_repeated_with_one_press_as_it_was_and_checked_as_of_today()
    {
        await using var world = await TheWorld.OpenAsync();
        var first = (await world.SendAsync(world.Nadege, Ask(world.Liability, DemoTemplates.Event, values: Fair))).Value.RequestId;
        Assert.True((await world.Desk<RepeatCertificate>().RunAsync(world.Nadege, first, Guid.NewGuid())).Value.AlreadyPending);
        await world.WorkOffAsync();
        var again = (await world.Desk<RepeatCertificate>().RunAsync(world.Nadege, first, Guid.NewGuid())).Value;
        Assert.NotEqual(first, again.RequestId);
        Assert.Equal("Salon du transport", (await world.RequestAsync(again.RequestId)).Values["motif"]);
        await world.WorkOffAsync();
        await world.ChangeAsync(async db => db.RemoveRange(await db.ProductTemplates.Where(t => t.TemplateId == DemoTemplates.Id(DemoTemplates.Event)).ToListAsync()));
        Assert.Equal("certificate.template-not-offered", (await world.Desk<RepeatCertificate>().RunAsync(world.Nadege, first, Guid.NewGuid())).Problem!.Code);
        Assert.Equal("common.missing", (await world.Desk<RepeatCertificate>().RunAsync(world.Marc, first, Guid.NewGuid())).Problem!.Code);
    }

    /// <summary>Issued today for these recipients, then dated back by a year.</summary>
    internal static async Task<IReadOnlyList<Guid>> LastTermAsync(TheWorld world, params (string Name, string? Wording)[] recipients)
    {
        var ids = new List<Guid>();
        foreach (var (name, wording) in recipients) ids.Add(await world.RecipientAsync(name, $"r{ids.Count}@recipients.example", wording));
        var batch = (await world.SendManyAsync(ids)).Value;
        await world.WorkOffAsync();
        await world.ChangeAsync(async db =>
        {
            foreach (var certificate in await db.Certificates.ToListAsync())
            {
                db.Entry(certificate).Property(c => c.From).CurrentValue = certificate.From.AddYears(-1);
                db.Entry(certificate).Property(c => c.To).CurrentValue = certificate.From.AddDays(-1);
            }
        });
        world.Press.Sheets.Clear();
        return [.. (await world.BatchAsync(batch)).Rows.Select(r => r.RequestId)];
    }
}
