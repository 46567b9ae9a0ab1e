using Broker.Core.Access;
using Broker.Core.Claims;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.ExpectedDocuments;
using Broker.Core.ExpectedDocuments.Reminders;
using Broker.Core.Extranet;
using Broker.Core.Products;
using Broker.Tests.Extranet;
using Broker.Tests.Sales;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.ExpectedDocuments;

using World = Broker.Tests.World.World;

/// <summary>What guarantees ask for when there is a claim; and what clients bring for their claims and sales.</summary>
public sealed class ClaimPapersTests
{
    private const string Collision = "Dommages tous accidents", Theft = "Vol et incendie véhicule", Statement = "Constat amiable", Photos = "Photos des dommages", Registration = "Certificat d’immatriculation", Complaint = "Récépissé de dépôt de plainte", Letter = "Réclamation du tiers";

    [Fact, Rule("AS-20"), Rule("R-CLM-03"), Rule("R-CON-09")]
    public async Task A_new_claim_copies_what_its_guarantees_ask_for_and_what_two_ask_alike_once()
    {
        await using var world = await World.OpenAsync();
        Assert.Null((await ListAsync(world, Theft, Statement, mandatory: false)).Problem);
        Assert.Equal("expected.name-taken", (await ListAsync(world, Theft, "constat AMIABLE")).Problem?.Code);
        Assert.Contains(await world.Desk<ExpectedListsQuery>().RunAsync(world.Helene, claims: true), l => l is { Name: Theft, Documents: 3 });
        var claim = await OpenAsync(world, Collision, Theft);
        var asked = await world.FileAsync(claim);
        Assert.Equal(new[] { Registration, Statement, Photos, "Devis ou facture de réparation", Complaint }.Order(StringComparer.Ordinal), asked.Select(i => i.Name).Order(StringComparer.Ordinal));
        Assert.True(asked.Single(i => i.Name == Statement).Mandatory);
        Assert.Empty(await world.FileAsync(await OpenAsync(world)));
        // The list goes on without those that are open.
        Assert.Null((await ListAsync(world, Theft, "Double des clés")).Problem);
        Assert.DoesNotContain(await world.FileAsync(claim), i => i.Name == "Double des clés");
    }

    [Fact, Rule("R-CLM-03")]
    public async Task A_guarantee_added_later_adds_its_own_and_one_taken_away_takes_what_nobody_has_answered()
    {
        await using var world = await World.OpenAsync();
        var claim = await OpenAsync(world, Collision);
        await world.DropAsync(claim, Statement, "constat.pdf");
        await ConcernAsync(world, claim, Collision, Theft);
        Assert.Contains(await world.FileAsync(claim), i => i.Name == Complaint);
        await ConcernAsync(world, claim, Theft);
        Assert.Equal(new[] { Complaint, Registration, Statement }.Order(StringComparer.Ordinal), (await world.FileAsync(claim)).Select(i => i.Name).Order(StringComparer.Ordinal));
        Assert.Equal(ExpectedState.Received, (await world.ItemAsync(claim, Statement)).State);
        await ConcernAsync(world, claim, Theft, Collision);
        Assert.Contains(await world.FileAsync(claim), i => i.Name == Photos);
    }

    [Fact, Rule("AS-20"), Rule("AS-18")]
    public async Task A_client_brings_what_its_claim_and_its_sale_ask_for_and_both_stand_in_the_reminder_and_in_history()
    {
        await using var world = await World.OpenAsync();
        var claim = await OpenAsync(world, Collision);
        var sale = (await world.OpenSaleAsync()).Value;
        var needed = await NeededAsync(world, world.Nadege);
        Assert.Equal([ExpectedPlace.Sale, ExpectedPlace.Claim], needed.Select(n => n.Place).Distinct());
        Assert.Null((await world.BringAsync(world.Nadege, claim, Photos, "photo.pdf", "photo")).Problem);
        Assert.Null((await world.BringAsync(world.Nadege, sale, "Extrait Kbis")).Problem);
        Assert.Equal(2, (await NeededAsync(world, world.Nadege)).Count(n => n.State == ExpectedState.Received && n.Files.Count == 1));
        Assert.Equal(["photo.pdf"], (await world.EventsAsync(world.Rivelaine, "claim.document-received")).Select(e => e.Args[2]));
        Assert.Single(await world.EventsAsync(world.Rivelaine, "quote.document-received"));
        Assert.Contains($"/clients/{world.Rivelaine}/claims/{claim}", (await world.ToldAsync("notice.expected-received")).Select(n => n.Link));
        // A claim's documents are its contract's.
        Assert.Equal(world.Fleet, await world.ReadAsync(db => db.Documents.Where(d => d.ClaimId == claim).Select(d => d.ContractId).SingleAsync()));
        Assert.Null((await world.AcceptAsync(claim, Photos)).Problem);

        var reminder = (await world.Desk<ReminderQuery>().RunAsync(world.Theo, claim))!;
        Assert.Equal((ExpectedPlace.Claim, Statement), (reminder.Files.Single().Place, reminder.Files.Single().Awaited.Single().Name));
        var closing = (await world.Desk<ClaimQuery>().RunAsync(world.Theo, claim))!;
        Assert.Null((await world.Desk<CloseClaim>().RunAsync(world.Theo, new() { ClaimId = claim, Version = closing.Version, Outcome = ClaimOutcome.Settled })).Problem);
        Assert.DoesNotContain(await NeededAsync(world, world.Nadege), n => n.FileId == claim);
        Assert.Equal(Problem.Missing, (await world.BringAsync(world.Nadege, claim, Statement)).Problem);
    }

    [Fact, Rule("IND-12")]
    public async Task What_a_claim_asks_for_is_seen_with_the_claim_and_what_a_sale_does_by_those_who_see_the_whole_account()
    {
        await using var world = await World.OpenAsync();
        var claim = (await world.Desk<SaveClaim>().RunAsync(world.Theo, new()
        {
            ClientId = world.Rivelaine, ContractId = world.Liability, OccurredOn = World.Today, DeclaredOn = World.Today, GuaranteeIds = [SpaceDesk.Guarantee("RC exploitation")],
        })).Value;
        var sale = (await world.OpenSaleAsync()).Value;
        Assert.Empty(await NeededAsync(world, world.Karim));
        Assert.Equal(Problem.Missing, (await world.BringAsync(world.Karim, claim, Letter)).Problem);
        Assert.Equal(Problem.Missing, (await world.BringAsync(world.Karim, sale, "Extrait Kbis")).Problem);
        Assert.Equal(Problem.Missing, (await world.BringAsync(world.Marc, claim, Letter)).Problem);
        var karim = await world.ReadAsync(db => db.Memberships.Where(m => m.PersonId == Cast.Karim.Id).Select(m => m.Id).SingleAsync());
        Assert.Null((await world.Desk<ShareItem>().RunAsync(world.Nadege, new() { MembershipId = karim, Kind = SharedItem.Claim, ItemId = claim })).Problem);
        Assert.Equal([claim], (await NeededAsync(world, world.Karim)).Select(n => n.FileId).Distinct());
    }

    [Fact, Rule("D-26"), Rule("AS-18")]
    public async Task A_prospect_brings_what_its_sale_asks_for_and_sees_nothing_else_of_it()
    {
        await using var world = await World.OpenAsync();
        var prospect = await world.AddProspectAsync();
        var person = Person.Of("numa@ateliers.example", "Numa", "Prat");
        await world.AddAsync(new AccountAccess { ClientId = prospect }, person, new Membership { PersonId = person.Id, ClientId = prospect, Group = AccessGroup.Primary });
        var numa = Caller.Client(person.Id, prospect);
        var sale = (await world.OpenSaleAsync(prospect)).Value;
        Assert.Equal(3, (await world.Desk<NeededDocumentsQuery>().RunAsync(numa, prospect)).Count);
        Assert.Equal(3, (await world.Desk<SpaceHomeQuery>().RunAsync(numa, prospect)).Needed.Count);
        Assert.Null((await world.BringAsync(numa, sale, "Extrait Kbis")).Problem);
        await Assert.ThrowsAsync<Forbidden>(() => world.DepositAsync(numa, DepositPlace.Contract, world.Fleet));
        await world.SwitchOffAsync(Feature.DepositDocuments);
        await Assert.ThrowsAsync<Forbidden>(() => world.BringAsync(numa, sale, "Questionnaire signé"));
    }

    [Fact, Rule("AS-20"), Rule("R-CLM-05")]
    public async Task What_a_client_tells_online_asks_for_nothing_until_the_firm_takes_it_on()
    {
        await using var world = await World.OpenAsync();
        var claim = (await world.TellAsync(world.Nadege, SpaceDesk.Claim(Collision))).Value;
        Assert.Empty(await world.FileAsync(claim));
        var version = (await world.Desk<ClaimQuery>().RunAsync(world.Theo, claim))!.Version;
        Assert.Null((await world.Desk<AcceptPreDeclaration>().RunAsync(world.Theo, new() { ClaimId = claim, Version = version })).Problem);
        Assert.Equal(3, (await world.FileAsync(claim)).Count);
    }

    [Fact, Rule("AS-15"), Rule("AS-20")]
    public async Task A_guarantees_list_is_applied_to_open_claims_once_its_effect_was_seen_and_others_ask_as_before()
    {
        await using var world = await World.OpenAsync();
        var (claim, closed) = (await OpenAsync(world, Collision, Theft), await OpenAsync(world, Collision));
        var closing = (await world.Desk<ClaimQuery>().RunAsync(world.Theo, closed))!;
        Assert.Null((await world.Desk<CloseClaim>().RunAsync(world.Theo, new() { ClaimId = closed, Version = closing.Version, Outcome = ClaimOutcome.Settled })).Problem);
        await ListAsync(world, Collision, "Témoignage");
        await ListAsync(world, Collision, Complaint);
        var photos = (await world.Desk<ExpectedListQuery>().RunAsync(world.Helene, SpaceDesk.Guarantee(Collision))).Single(l => l.Name == Photos);
        await world.Desk<RetireListedDocument>().RunAsync(world.Helene, photos.Id, retired: true);
        OpenFiles which = new() { ListId = SpaceDesk.Guarantee(Collision) };
        var effect = await world.Desk<ListEffectQuery>().RunAsync(world.Helene, which);
        // The other guarantee asks for the complaint already.
        Assert.Equal([("Témoignage", 1, 0), (Photos, 0, 1)], effect.Lines.Where(l => l.Added + l.Changed + l.Withdrawn > 0).OrderByDescending(l => l.Added).Select(l => (l.Name, l.Added, l.Withdrawn)));
        Assert.Equal(1, (await world.Desk<ApplyExpectedList>().RunAsync(world.Helene, which)).Value);
        Assert.True((await world.Desk<ListEffectQuery>().RunAsync(world.Helene, which)).IsNone);
        Assert.Equal((1, 1, 0), (await world.FileAsync(claim)) is var now ? (now.Count(i => i.Name == "Témoignage"), now.Count(i => i.Name == Complaint), now.Count(i => i.Name == Photos)) : default);
        Assert.DoesNotContain(await world.FileAsync(closed), i => i.Name == "Témoignage");
    }

    [Fact, Rule("R-CON-08")]
    public async Task A_guarantee_nothing_uses_goes_with_its_list()
    {
        await using var world = await World.OpenAsync();
        var guarantee = (await world.Desk<SaveGuarantee>().RunAsync(world.Helene, new() { Name = "Objets précieux" })).Value;
        Assert.Null((await world.Desk<SaveListedDocument>().RunAsync(world.Helene, new() { ListId = guarantee, Name = "Expertise" })).Problem);
        Assert.Null((await world.Desk<RemoveGuarantee>().RunAsync(world.Helene, guarantee)).Problem);
        Assert.False(await world.ReadAsync(db => db.ListedDocuments.AnyAsync(l => l.GuaranteeId == guarantee)));
    }

    private static Task<Result<Guid>> ListAsync(World world, string guarantee, string name, bool mandatory = true) =>
        world.Desk<SaveListedDocument>().RunAsync(world.Helene, new() { ListId = SpaceDesk.Guarantee(guarantee), Name = name, Mandatory = mandatory });

    private static async Task<Guid> OpenAsync(World world, params string[] guarantees) => (await world.Desk<SaveClaim>().RunAsync(world.Theo, new()
    {
        ClientId = world.Rivelaine, ContractId = world.Fleet, OccurredOn = World.Today, DeclaredOn = World.Today, GuaranteeIds = [.. guarantees.Select(SpaceDesk.Guarantee)],
    })).Value;

    private static async Task ConcernAsync(World world, Guid claim, params string[] guarantees)
    {
        var input = SaveClaim.Input.Of((await world.Desk<ClaimQuery>().RunAsync(world.Theo, claim))!);
        input.GuaranteeIds = [.. guarantees.Select(SpaceDesk.Guarantee)];
        Assert.Null((await world.Desk<SaveClaim>().RunAsync(world.Theo, input)).Problem);
    }

    private static Task<IReadOnlyList<NeededDocumentsQuery.Needed>> NeededAsync(World world, Caller by) => world.Desk<NeededDocumentsQuery>().RunAsync(by, world.Rivelaine);
}
