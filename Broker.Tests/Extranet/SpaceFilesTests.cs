using Broker.Core.Access;
using Broker.Core.Accounts;
using Broker.Core.Certificates;
using Broker.Core.Claims;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Core.Files;
using Broker.Core.Fleets;
using Broker.Core.Sales;
using Broker.Core.Staff;
using Broker.Tests.Certificates;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Extranet;

using World = Broker.Tests.World.World;

/// <summary>What a client's contacts read of its contracts, quotes and claims, and what of them they never read.</summary>
public sealed class SpaceFilesTests
{
    [Fact, Rule("R-EXT-13")]
    public async Task With_the_feature_off_Core_itself_refuses_every_contract_quote_claim_premium_and_document()
    {
        await using var world = await World.OpenAsync();
        await world.AddAsync(new FeatureSwitch { Feature = Feature.ViewFiles, On = false });
        var (who, client) = (world.Nadege, world.Rivelaine);
        await RefusedAsync(() => world.Desk<ClientContractsQuery>().RunAsync(who, client));
        await RefusedAsync(() => world.Desk<ContractQuery>().RunAsync(who, world.Fleet));
        await RefusedAsync(() => world.Desk<ContractCoverQuery>().RunAsync(who, world.Fleet));
        await RefusedAsync(() => world.Desk<InsuredItemsQuery>().RunAsync(who, new() { ContractId = world.Fleet }));
        await RefusedAsync(() => world.Desk<ReceiptsQuery>().RunAsync(who, new() { ClientId = client }));
        await RefusedAsync(() => world.Desk<DocumentsQuery>().RunAsync(who, client));
        await RefusedAsync(() => world.Desk<QuoteProgressQuery>().RunAsync(who, client));
        await RefusedAsync(() => world.Desk<ClaimProgressQuery>().RunAsync(who, client));
        var home = await world.Desk<SpaceHomeQuery>().RunAsync(who, client);
        Assert.False(home.Files);
        Assert.Empty(home.Contracts);
        Assert.Empty(home.Owed);
        Assert.Empty(home.Quotes);
        Assert.Empty(home.Claims);

        // The firm's own people go on as before.
        Assert.NotEmpty(await world.Desk<ClientContractsQuery>().RunAsync(world.Theo, client));
    }

    [Fact, Rule("R-EXT-13")]
    public async Task Certificates_have_no_switch_they_are_asked_for_and_downloaded_while_files_are_closed()
    {
        await using var world = await World.OpenAsync();
        var note = (await world.Desk<FileDocument>().RunAsync(world.Theo, new() { ClientId = world.Rivelaine, FileName = "note.pdf", Share = true }, new MemoryStream("%PDF-1.4 note"u8.ToArray()))).Value;
        Assert.False((await world.Desk<FileQuery>().RunAsync(world.Nadege, note)).Failed);
        await world.AddAsync(new FeatureSwitch { Feature = Feature.ViewFiles, On = false });

        var offered = await world.Desk<CertificateContractsQuery>().RunAsync(world.Nadege, world.Rivelaine);
        Assert.Contains(offered, c => c.Id == world.Fleet);
        var request = await world.RequestedAsync();
        await world.IssueAsync(request);
        var issued = (await world.Desk<CertificateRequestsQuery>().RunAsync(world.Nadege, world.Fleet)).Single(r => r.Id == request);
        Assert.False((await world.Desk<FileQuery>().RunAsync(world.Nadege, issued.DocumentId!.Value)).Failed);
        Assert.Equal(Problem.Missing, (await world.Desk<FileQuery>().RunAsync(world.Nadege, note)).Problem);
    }

    [Fact, Rule("IND-10")]
    public async Task Whoever_is_shown_one_part_of_a_contract_gets_nothing_of_the_others()
    {
        await using var world = await World.OpenAsync();
        await ShareAsync(world, ContractPart.Documents);
        var contract = (await world.Desk<ContractQuery>().RunAsync(world.Karim, world.Fleet))!;
        Assert.Equal((ContractPart.Documents, 0L, 0, 0), (contract.Parts, contract.AnnualPremium.Minor, contract.Items, contract.Receipts));
        Assert.Empty(contract.Suspensions);
        Assert.Empty(contract.Terminations);
        Assert.Null(await world.Desk<ContractCoverQuery>().RunAsync(world.Karim, world.Fleet));
        Assert.Empty((await world.Desk<InsuredItemsQuery>().RunAsync(world.Karim, new() { ContractId = world.Fleet })).Rows);
        Assert.Empty((await world.Desk<ReceiptsQuery>().RunAsync(world.Karim, new() { ClientId = world.Rivelaine, ContractId = world.Fleet })).Rows);
        Assert.Empty(await world.Desk<ClaimProgressQuery>().RunAsync(world.Karim, world.Rivelaine));
        var row = Assert.Single(await world.Desk<ClientContractsQuery>().RunAsync(world.Karim, world.Rivelaine));
        Assert.Equal((0L, 0), (row.AnnualPremium.Minor, row.ItemsCovered));
        Assert.Empty((await world.Desk<SpaceHomeQuery>().RunAsync(world.Karim, world.Rivelaine)).Owed);

        await ShareAsync(world, ContractPart.Guarantees | ContractPart.Account);
        Assert.NotEmpty((await world.Desk<ContractCoverQuery>().RunAsync(world.Karim, world.Fleet))!.Lines);
        Assert.True((await world.Desk<ContractQuery>().RunAsync(world.Karim, world.Fleet))!.AnnualPremium.Minor > 0);
    }

    [Fact, Rule("R-CON-06")]
    public async Task A_client_reads_guarantees_under_their_public_names_alone()
    {
        await using var world = await World.OpenAsync();
        var client = (await world.Desk<ContractCoverQuery>().RunAsync(world.Nadege, world.Fleet))!;
        Assert.Contains(client.Lines, l => l.Name == "Dommages causés aux autres");
        Assert.All(client.Lines, l => Assert.Null(l.PublicName));
        Assert.DoesNotContain(client.Lines, l => l.Name == "RC circulation");
        Assert.Contains((await world.Desk<ContractCoverQuery>().RunAsync(world.Theo, world.Fleet))!.Lines, l => l is { Name: "RC circulation", PublicName: not null });
        Assert.Contains(await world.Desk<ClaimProgressQuery>().RunAsync(world.Nadege, world.Rivelaine), c => c.Guarantees.Contains("Accident, même responsable"));
    }

    [Fact]
    public async Task Of_a_contract_a_client_reads_until_when_it_is_covered()
    {
        await using var world = await World.OpenAsync();
        await world.ChangeAsync(async db => (await db.Contracts.SingleAsync(c => c.Id == world.Fleet)).ExpiresOn = World.Today.AddDays(90));
        Assert.Equal(World.Today.AddDays(90), (await RowAsync(world, world.Fleet)).EndsOn);
        var version = await world.ReadAsync(db => db.Contracts.Where(c => c.Id == world.Fleet).Select(c => c.Version).SingleAsync());
        Assert.False((await world.Desk<TerminateContract>().RunAsync(world.Theo, new() { ContractId = world.Fleet, Version = version, On = World.Today.AddDays(30), Reason = "Vente" })).Failed);
        Assert.Equal((ContractState.InForce, World.Today.AddDays(30)), await RowAsync(world, world.Fleet) is var row ? (row.State, row.EndsOn) : default);
        Assert.NotNull((await RowAsync(world, world.Suspended)).SuspendedSince);
    }

    [Fact, Rule("R-EXT-05")]
    public async Task Of_a_quote_a_client_reads_no_premium_before_it_is_sent_and_never_the_firms_notes()
    {
        await using var world = await World.OpenAsync();
        var rows = await world.Desk<QuoteProgressQuery>().RunAsync(world.Nadege, world.Rivelaine);
        var draft = Assert.Single(rows, q => q.State == QuoteState.Draft);
        Assert.Equal(((Money?)null, (string?)null, (string?)null), (draft.AnnualPremium, draft.Insurer, draft.Product));
        var sent = rows.First(q => q.State == QuoteState.Sent);
        Assert.True(sent.AnnualPremium?.Minor > 0);
        Assert.DoesNotContain(typeof(QuoteProgressQuery.ProgressRow).GetProperties(), p => p.Name is "Note" or "Reason" or "Probability" or "Origin" or "Handler");

        // Taken back to make another offer: the former one is gone from the client's eyes.
        var version = await world.ReadAsync(db => db.Quotes.Where(q => q.Id == sent.Id).Select(q => q.Version).SingleAsync());
        Assert.False((await world.Desk<RedraftQuote>().RunAsync(world.Theo, new() { QuoteId = sent.Id, Version = version })).Failed);
        Assert.Null(Assert.Single(await world.Desk<QuoteProgressQuery>().RunAsync(world.Nadege, world.Rivelaine, sent.Id)).AnnualPremium);
    }

    [Fact]
    public async Task Of_a_claim_a_client_reads_its_progress_and_what_was_paid_only_if_the_firm_shows_it()
    {
        await using var world = await World.OpenAsync();
        var paid = (await world.Desk<ClaimProgressQuery>().RunAsync(world.Nadege, world.Rivelaine)).Single(c => c.Outcome == ClaimOutcome.Settled);
        Assert.Null(paid.Settled);
        Assert.Equal([ClaimState.Closed], paid.Steps.Select(s => s.To));
        Assert.DoesNotContain(typeof(ClaimProgressQuery.ProgressRow).GetProperties().Concat(typeof(ClaimProgressQuery.StepRow).GetProperties()), p => p.Name is "Estimated" or "LiabilityShare" or "Handler" or "Circumstances" or "Reason" or "By");

        var options = await world.Desk<ExtranetOptionsQuery>().RunAsync(world.Helene);
        options.ShowsSettled = true;
        Assert.False((await world.Desk<SaveExtranetOptions>().RunAsync(world.Helene, options)).Failed);
        Assert.True((await world.Desk<ClaimProgressQuery>().RunAsync(world.Nadege, world.Rivelaine, claimId: paid.Id)).Single().Settled?.Minor > 0);
        Assert.Equal(Problem.Stale, (await world.Desk<SaveExtranetOptions>().RunAsync(world.Helene, options)).Problem);
    }

    [Fact]
    public async Task Nothing_of_a_contract_kept_off_the_extranet_is_read_there()
    {
        await using var world = await World.OpenAsync();
        await world.ChangeAsync(async db => (await db.Contracts.SingleAsync(c => c.Id == world.Goods)).OnExtranet = false);
        Assert.DoesNotContain(await world.Desk<ClaimProgressQuery>().RunAsync(world.Nadege, world.Rivelaine), c => c.ContractId == world.Goods || c.Risk is null);
        Assert.DoesNotContain((await world.Desk<ReceiptsQuery>().RunAsync(world.Nadege, new() { ClientId = world.Rivelaine })).Rows, r => r.ContractId == world.Goods);
        Assert.DoesNotContain((await world.Desk<SpaceHomeQuery>().RunAsync(world.Nadege, world.Rivelaine)).Owed, r => r.ContractId == world.Goods);
    }

    [Fact, Rule("IND-11")]
    public async Task A_claim_or_quote_shown_by_itself_is_read_without_its_contract()
    {
        await using var world = await World.OpenAsync();
        var (claim, quote) = await world.ReadAsync(async db => (await db.Claims.Where(c => c.ContractId == Cast.Goods.Id).Select(c => c.Id).FirstAsync(),
            await db.QuotesIn(QuoteState.Sent, World.Today).Where(q => q.ClientId == Cast.Rivelaine.Id).Select(q => q.Id).FirstAsync()));
        await world.ChangeAsync(async db =>
        {
            var karim = await db.Memberships.Include(m => m.Shares).SingleAsync(m => m.PersonId == Cast.Karim.Id);
            db.AddRange(new ItemShare { ClientId = karim.ClientId, MembershipId = karim.Id, Kind = SharedItem.Claim, ItemId = claim }, new ItemShare { ClientId = karim.ClientId, MembershipId = karim.Id, Kind = SharedItem.Quote, ItemId = quote });
        });
        var row = Assert.Single(await world.Desk<ClaimProgressQuery>().RunAsync(world.Karim, world.Rivelaine, claimId: claim));
        Assert.Equal(((Guid?)null, (string?)null), (row.ContractId, row.Contract));
        Assert.Equal([quote], (await world.Desk<QuoteProgressQuery>().RunAsync(world.Karim, world.Rivelaine)).Select(q => q.Id));
    }

    [Fact]
    public async Task A_prospects_home_has_no_cover_to_speak_of()
    {
        await using var world = await World.OpenAsync();
        await world.ChangeAsync(async db => (await db.Clients.SingleAsync(c => c.Id == world.Pelissier)).State = ClientState.Prospect);
        var home = await world.Desk<SpaceHomeQuery>().RunAsync(world.Marc, world.Pelissier);
        Assert.True(home.Prospect);
        Assert.False(home.Certificates);
        Assert.Contains(home.News, n => n.Title.Contains("attaque informatique"));
    }

    [Fact, Rule("R-EXT-13")]
    public async Task The_people_of_the_firm_are_named_while_that_feature_is_on()
    {
        await using var world = await World.OpenAsync();
        Assert.NotEmpty(await world.Desk<CorrespondentsQuery>().RunAsync(world.Nadege, world.Rivelaine));
        await world.AddAsync(new FeatureSwitch { Feature = Feature.FirmContacts, On = false });
        await RefusedAsync(() => world.Desk<CorrespondentsQuery>().RunAsync(world.Nadege, world.Rivelaine));
    }

    private static async Task<ClientContractsQuery.ContractRow> RowAsync(World world, Guid contract) =>
        (await world.Desk<ClientContractsQuery>().RunAsync(world.Nadege, world.Rivelaine)).Single(c => c.Id == contract);

    private static Task ShareAsync(World world, ContractPart parts) => world.ChangeAsync(async db =>
        (await db.ItemShares.SingleAsync(s => s.ItemId == Cast.Fleet.Id && s.ClientId == Cast.Rivelaine.Id)).Parts = parts);

    private static Task RefusedAsync<T>(Func<Task<T>> read) => Assert.ThrowsAsync<Forbidden>(read);
}
