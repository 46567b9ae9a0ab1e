using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Core.Files;
using Broker.Core.Sales;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Extranet;

using World = Broker.Tests.World.World;

/// <summary>F9: a client brings documents for their own quotes, contracts and claims.</summary>
public sealed class DepositTests
{
    [Fact, Rule("IND-12")]
    public async Task A_document_is_its_bringers_seen_at_once_told_to_the_firm_and_waits_for_its_eyes()
    {
        await using var world = await World.OpenAsync();
        var id = (await world.DepositAsync(world.Nadege, DepositPlace.Contract, world.Liability)).Value;

        var own = Assert.Single(await world.Desk<DocumentsQuery>().RunAsync(world.Nadege, world.Rivelaine, world.Liability), d => d.Id == id);
        Assert.Equal((true, false, "constat.pdf"), (own.FromClient, own.Untouched, own.Name));
        var seen = Assert.Single(await world.Desk<DocumentsQuery>().RunAsync(world.Theo, world.Rivelaine, world.Liability), d => d.Id == id);
        Assert.True(seen is { Untouched: true, SharedAt: not null });
        Assert.Contains($"/clients/{world.Rivelaine}/contracts/{world.Liability}?tab=documents", (await world.ToldAsync("notice.document-received")).Select(n => n.Link));
        Assert.Equal("constat.pdf", (await world.EventsAsync(world.Rivelaine, ClientEvents.DocumentReceived)).Single().Args[0]);

        Assert.False((await world.Desk<AcknowledgeDocument>().RunAsync(world.Theo, id)).Failed);
        Assert.False((await world.Desk<DocumentsQuery>().RunAsync(world.Theo, world.Rivelaine, world.Liability)).Single(d => d.Id == id).Untouched);
        Assert.Equal("document.not-received", (await world.Desk<AcknowledgeDocument>().RunAsync(world.Theo, id)).Problem!.Code);
    }

    [Fact]
    public async Task The_same_file_sent_again_after_a_lost_answer_is_one_document_and_the_same_name_takes_nothings_place()
    {
        await using var world = await World.OpenAsync();
        var upload = Guid.NewGuid();
        var ids = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.DepositAsync(world.Nadege, DepositPlace.Contract, world.Liability, upload: upload)));
        Assert.Single(ids.Select(i => i.Value).Distinct());
        var other = await world.DepositAsync(world.Nadege, DepositPlace.Contract, world.Liability, content: "%PDF-1.4 autre"u8.ToArray());

        Assert.NotEqual(ids[0].Value, other.Value);
        Assert.Equal(2, (await world.Desk<DocumentsQuery>().RunAsync(world.Theo, world.Rivelaine, world.Liability)).Count(d => d.Name == "constat.pdf"));
    }

    [Fact]
    public async Task Quotes_contracts_and_claims_of_ones_own_and_no_others()
    {
        await using var world = await World.OpenAsync();
        var (quote, claim, strangers) = await world.ReadAsync(async db => (await db.Quotes.Where(q => q.ClientId == world.Rivelaine).Select(q => q.Id).FirstAsync(),
            await db.Claims.Where(c => c.ClientId == world.Rivelaine && c.ContractId == world.Fleet).Select(c => c.Id).FirstAsync(), await db.Quotes.Where(q => q.ClientId == world.Pelissier).Select(q => q.Id).FirstAsync()));
        var onQuote = (await world.DepositAsync(world.Nadege, DepositPlace.Quote, quote)).Value;
        var onClaim = (await world.DepositAsync(world.Nadege, DepositPlace.Claim, claim)).Value;
        Assert.Equal([onQuote], (await world.Desk<DocumentsQuery>().RunAsync(world.Theo, world.Rivelaine, quoteId: quote)).Select(d => d.Id));
        var row = Assert.Single(await world.Desk<DocumentsQuery>().RunAsync(world.Theo, world.Rivelaine, claimId: claim), d => d.Id == onClaim);
        Assert.Equal(world.Fleet, row.ContractId);

        var before = await world.KeptAsync();
        Assert.Equal("common.missing", (await world.DepositAsync(world.Nadege, DepositPlace.Quote, strangers)).Problem!.Code);
        Assert.Equal("common.missing", (await world.DepositAsync(world.Nadege, DepositPlace.Contract, world.Bakery)).Problem!.Code);
        Assert.Equal("common.missing", (await world.DepositAsync(world.Nadege, DepositPlace.Contract, world.OffExtranet)).Problem!.Code);
        Assert.Equal("common.missing", (await world.DepositAsync(world.Nadege, DepositPlace.Claim, quote)).Problem!.Code);
        Assert.Equal("common.missing", (await world.DepositAsync(world.Nadege, (DepositPlace)99, quote)).Problem!.Code);
        Assert.Equal("common.missing", (await world.DepositAsync(world.Karim, DepositPlace.Contract, world.Liability)).Problem!.Code);
        Assert.Equal(before, await world.KeptAsync());
    }

    [Fact, Rule("IND-10")]
    public async Task The_papers_of_a_claim_are_seen_with_the_claim_not_with_the_other_documents_of_its_contract()
    {
        await using var world = await World.OpenAsync();
        var claim = await world.ReadAsync(db => db.Claims.Where(c => c.ContractId == world.Fleet).Select(c => c.Id).FirstAsync());
        var paper = (await world.DepositAsync(world.Nadege, DepositPlace.Claim, claim)).Value;

        await ShareAsync(ContractPart.Documents);
        Assert.True((await world.Desk<FileQuery>().RunAsync(world.Karim, paper)).Failed);
        await ShareAsync(ContractPart.Claims);
        Assert.False((await world.Desk<FileQuery>().RunAsync(world.Karim, paper)).Failed);
        await ShareAsync(ContractPart.Summary);
        Assert.True((await world.Desk<FileQuery>().RunAsync(world.Karim, paper)).Failed);
        await world.ChangeAsync(async db =>
        {
            var karim = await db.Memberships.SingleAsync(m => m.PersonId == Cast.Karim.Id);
            db.Add(new ItemShare { ClientId = world.Rivelaine, MembershipId = karim.Id, Kind = SharedItem.Claim, ItemId = claim });
        });
        Assert.False((await world.Desk<FileQuery>().RunAsync(world.Karim, paper)).Failed);

        Task ShareAsync(ContractPart parts) => world.ChangeAsync(async db => (await db.ItemShares.SingleAsync(s => s.ItemId == world.Fleet)).Parts = parts);
    }

    [Fact, Rule("R-EXT-13")]
    public async Task View_only_contacts_bring_nothing_nor_does_anybody_where_it_is_switched_off()
    {
        await using var world = await World.OpenAsync();
        await Assert.ThrowsAsync<Forbidden>(() => world.DepositAsync(world.Luc, DepositPlace.Contract, world.Liability));
        await world.SwitchOffAsync(Feature.DepositDocuments);
        await Assert.ThrowsAsync<Forbidden>(() => world.DepositAsync(world.Nadege, DepositPlace.Contract, world.Liability));
    }

    [Theory]
    [InlineData("vide.pdf", "", "document.empty")]
    [InlineData("../a.pdf", "%PDF-1.4", "document.name-is-path")]
    [InlineData("a\u202Efdp.pdf", "%PDF-1.4", "document.name-deceiving")]
    [InlineData("virus.pdf", "MZ…", "document.not-what-it-says")]
    public async Task What_is_refused_leaves_no_row_and_no_file(string name, string content, string code)
    {
        await using var world = await World.OpenAsync();
        var before = await world.KeptAsync();
        Assert.Equal(code, (await world.DepositAsync(world.Nadege, DepositPlace.Contract, world.Liability, name, System.Text.Encoding.UTF8.GetBytes(content))).Problem!.Code);
        Assert.Equal(code, (await world.BringAsync(world.Nadege, name, System.Text.Encoding.UTF8.GetBytes(content))).Problem!.Code);
        Assert.Equal(before, await world.KeptAsync());
    }

    [Fact]
    public async Task A_contact_can_tell_the_firm_nothing_but_through_what_they_do_and_another_client_never()
    {
        await using var world = await World.OpenAsync();
        await using var db = await world.OpenAsync(world.Nadege);
        db.Add(new Broker.Core.Work.Notification { PersonId = Cast.Marc.Id, At = world.Clock.Now, Code = "notice.quote-requested", Args = ["", ""] });
        await Assert.ThrowsAsync<Forbidden>(() => db.SaveAsync());
    }

    [Fact]
    public async Task The_firm_finds_what_nobody_has_touched_the_oldest_first_and_a_claims_papers_with_the_claim()
    {
        await using var world = await World.OpenAsync();
        var before = await world.Desk<FromClientsQuery>().RunAsync(world.Theo);
        Assert.Equal((1, 1, 0), (before.Quotes, before.Claims, before.Documents));
        Assert.Equal([FromClient.Quote, FromClient.Claim], before.Rows.Select(r => r.Kind));

        await world.BringAsync(world.Nadege, "constat.pdf");
        await world.TellAsync(world.Nadege, SpaceDesk.Claim());
        var id = (await world.DepositAsync(world.Nadege, DepositPlace.Contract, world.Liability)).Value;
        var after = await world.Desk<FromClientsQuery>().RunAsync(world.Theo);
        Assert.Equal((1, 2, 1), (after.Quotes, after.Claims, after.Documents));
        Assert.Equal(id, after.Rows[^1].Id);
        var all = await world.Desk<FromClientsPageQuery>().RunAsync(world.Theo);
        Assert.Equal((4, after.Rows.Count), (all.Total, all.Rows.Count));
        Assert.Equal(after.Rows, all.Rows);
        Assert.Equal((1, id), (await world.Desk<FromClientsPageQuery>().RunAsync(world.Theo, FromClient.Document)) is { Total: var total, Rows: [var only] } ? (total, only.Id) : default);
        await world.Desk<AcknowledgeDocument>().RunAsync(world.Theo, id);
        Assert.Equal(0, (await world.Desk<FromClientsQuery>().RunAsync(world.Theo)).Documents);
    }
}
