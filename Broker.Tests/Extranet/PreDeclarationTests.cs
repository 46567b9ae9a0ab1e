using Broker.Core.Access;
using Broker.Core.Claims;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Core.Files;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Extranet;

using World = Broker.Tests.World.World;

/// <summary>F8: a client tells of a claim; the firm says what becomes of it.</summary>
public sealed class PreDeclarationTests
{
    [Fact, Rule("R-CLM-05"), Rule("R-CON-07")]
    public async Task Only_contracts_with_a_guarantee_open_to_it_are_offered_under_public_names()
    {
        await using var world = await World.OpenAsync();
        var offered = await world.Desk<ClaimOffersQuery>().RunAsync(world.Nadege);
        Assert.Contains(world.Fleet, offered.Select(c => c.Id));
        Assert.DoesNotContain(world.Health, offered.Select(c => c.Id));
        Assert.DoesNotContain(world.OffExtranet, offered.Select(c => c.Id));
        Assert.Equal(ContractState.InForce, offered[0].State);

        var opened = (await world.Desk<ClaimOpeningsQuery>().RunAsync(world.Nadege, world.Fleet))!;
        Assert.Contains("Vol et incendie", opened.Guarantees.Select(g => g.Name));
        Assert.True(opened.InForce);
        Assert.Null(await world.Desk<ClaimOpeningsQuery>().RunAsync(world.Nadege, world.Bakery));
    }

    [Fact, Rule("R-CON-10")]
    public async Task The_guarantees_of_an_endorsement_in_effect_that_day_beat_the_contracts()
    {
        await using var world = await World.OpenAsync();
        var saved = await world.Desk<SaveEndorsement>().RunAsync(world.Theo, new() { ContractId = world.Liability, EffectiveOn = World.Today.AddDays(-5), Guarantees = [new() { GuaranteeId = SpaceDesk.Guarantee("Protection juridique") }] });
        Assert.False(saved.Failed, saved.Problem?.Code);

        Assert.Equal(["Protection juridique"], (await world.Desk<ClaimOpeningsQuery>().RunAsync(world.Nadege, world.Liability, World.Today.AddDays(-2)))!.Guarantees.Select(g => g.Name));
        Assert.Contains("Dommages causés pendant l’activité", (await world.Desk<ClaimOpeningsQuery>().RunAsync(world.Nadege, world.Liability, World.Today.AddDays(-9)))!.Guarantees.Select(g => g.Name));
        var late = SpaceDesk.Claim("RC exploitation", world.Liability);
        Assert.Equal("claim.guarantee-not-open", (await world.TellAsync(world.Nadege, late)).Problem!.Code);
        late.OccurredOn = World.Today.AddDays(-9);
        Assert.False((await world.TellAsync(world.Nadege, late)).Failed);
    }

    [Fact]
    public async Task It_is_a_claim_the_firm_recognizes_told_to_the_handler_and_in_the_history_but_not_yet_an_open_one()
    {
        await using var world = await World.OpenAsync();
        var openBefore = await world.ReadAsync(db => db.OpenClaims.CountAsync());
        var input = SpaceDesk.Claim();
        input.ItemId = await world.ReadAsync(db => db.InsuredItems.Where(i => i.ContractId == world.Fleet).Select(i => i.Id).FirstAsync());
        var id = (await world.TellAsync(world.Nadege, input)).Value;

        var claim = (await world.Desk<ClaimQuery>().RunAsync(world.Theo, id))!;
        Assert.Equal((ClaimState.PreDeclared, World.Today, new TimeOnly(8, 15), "Nadège Barthel"), (claim.State, claim.DeclaredOn, claim.OccurredAt!.Value, claim.Told!.By));
        Assert.Equal("Bris de glace", Assert.Single(claim.Guarantees).Name);
        Assert.Equal(input.ItemId, claim.ItemId);
        Assert.Equal(openBefore, await world.ReadAsync(db => db.OpenClaims.CountAsync()));
        Assert.Equal([id], (await world.Desk<ClaimsQuery>().RunAsync(world.Theo, new() { State = ClaimState.PreDeclared, ClientId = world.Rivelaine })).Rows.Select(r => r.Id));
        Assert.Contains($"/clients/{world.Rivelaine}/claims/{id}", (await world.ToldAsync("notice.claim-pre-declared")).Select(n => n.Link));
        Assert.Equal(claim.Number, (await world.EventsAsync(world.Rivelaine, ClaimEvents.PreDeclared)).Last().Args[0]);
        Assert.Equal((openBefore, 2), await world.Desk<ClaimFiguresQuery>().RunAsync(world.Theo) is var f ? (f.Open, f.PreDeclared) : default);
    }

    [Fact]
    public async Task The_same_press_twice_even_at_once_is_one_claim_with_its_photos_once()
    {
        await using var world = await World.OpenAsync();
        await world.BringAsync(world.Nadege, "constat.pdf");
        var input = SpaceDesk.Claim();
        var told = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => world.TellAsync(world.Nadege, input)));

        var id = Assert.Single(told.Select(t => t.Value).Distinct());
        Assert.Equal(1, await world.ReadAsync(db => db.Documents.CountAsync(d => d.ClaimId == id)));
    }

    [Fact]
    public async Task Photos_brought_before_become_the_claims_documents_which_the_client_sees_at_once()
    {
        await using var world = await World.OpenAsync();
        var (one, other) = (Guid.NewGuid(), (await world.BringAsync(world.Nadege, "facture.pdf")).Value);
        Assert.Equal((await world.BringAsync(world.Nadege, "choc.jpg", [0xFF, 0xD8, 0xFF, 1], one)).Value, (await world.BringAsync(world.Nadege, "choc.jpg", [0xFF, 0xD8, 0xFF, 1], one)).Value);
        Assert.False((await world.Desk<RemoveDraftFile>().RunAsync(world.Nadege, SpaceForm.Claim, other)).Failed);
        await world.BringAsync(world.Luc is var _ ? world.Karim : world.Luc, "d-un-autre.pdf");
        var id = (await world.TellAsync(world.Nadege, SpaceDesk.Claim())).Value;

        var documents = await world.Desk<DocumentsQuery>().RunAsync(world.Nadege, world.Rivelaine, claimId: id);
        var photo = Assert.Single(documents);
        Assert.Equal(("choc.jpg", "image/jpeg", world.Fleet, "Nadège Barthel"), (photo.Name, photo.ContentType, photo.ContractId, photo.CreatedBy));
        Assert.NotNull(photo.SharedAt);
        Assert.False((await world.Desk<FileQuery>().RunAsync(world.Nadege, photo.Id)).Failed);
        Assert.True((await world.Desk<DocumentsQuery>().RunAsync(world.Theo, world.Rivelaine, claimId: id))[0].Untouched);
        Assert.Empty((await world.Desk<SpaceDraftQuery>().RunAsync(world.Nadege, SpaceForm.Claim)).Files);
        Assert.Single((await world.Desk<SpaceDraftQuery>().RunAsync(world.Karim, SpaceForm.Claim)).Files);
    }

    [Fact]
    public async Task Forged_ids_are_refused_and_leave_nothing()
    {
        await using var world = await World.OpenAsync();
        var before = await world.KeptAsync();
        var item = await world.ReadAsync(db => db.InsuredItems.Where(i => i.ContractId == world.Depots).Select(i => i.Id).FirstAsync());
        var stranger = SpaceDesk.Claim("Incendie et évènements naturels", world.Bakery);
        var (closed, notCovered, otherItem, none) = (SpaceDesk.Claim("Perte d’exploitation", world.Depots), SpaceDesk.Claim("Garantie"), SpaceDesk.Claim(), SpaceDesk.Claim());
        (otherItem.ItemId, none.GuaranteeIds) = (item, []);

        Assert.Equal("common.missing", (await world.TellAsync(world.Nadege, stranger)).Problem!.Code);
        Assert.Equal("common.missing", (await world.TellAsync(world.Nadege, SpaceDesk.Claim(contract: world.OffExtranet))).Problem!.Code);
        Assert.Equal("claim.guarantee-not-open", (await world.TellAsync(world.Nadege, closed)).Problem!.Code);
        Assert.Equal("claim.guarantee-not-open", (await world.TellAsync(world.Nadege, notCovered)).Problem!.Code);
        Assert.Equal("claim.other-item", (await world.TellAsync(world.Nadege, otherItem)).Problem!.Code);
        Assert.Equal("claim.choose-guarantee", (await world.TellAsync(world.Nadege, none)).Problem!.Code);
        Assert.Equal(before, await world.KeptAsync());
    }

    [Fact]
    public async Task Days_to_come_and_days_before_the_event_are_told_beside_their_field()
    {
        await using var world = await World.OpenAsync();
        var (tomorrow, knownTomorrow, knownBefore) = (SpaceDesk.Claim(), SpaceDesk.Claim(), SpaceDesk.Claim());
        tomorrow.OccurredOn = knownTomorrow.KnownOn = World.Today.AddDays(1);
        knownBefore.KnownOn = World.Today.AddDays(-2);
        Assert.Equal(("claim.occurred-in-future", "OccurredOn"), await ProblemAsync(tomorrow));
        Assert.Equal(("claim.known-in-future", "KnownOn"), await ProblemAsync(knownTomorrow));
        Assert.Equal(("claim.known-before", "KnownOn"), await ProblemAsync(knownBefore));

        async Task<(string, string?)> ProblemAsync(PreDeclareClaim.Input input) => (await world.TellAsync(world.Nadege, input)).Problem is { } p ? (p.Code, p.Field) : default;
    }

    [Fact, Rule("IND-09")]
    public async Task A_limited_contact_tells_of_claims_on_what_is_shared_with_them_and_always_sees_their_own()
    {
        await using var world = await World.OpenAsync();
        Assert.Equal([world.Fleet], (await world.Desk<ClaimOffersQuery>().RunAsync(world.Karim)).Select(c => c.Id));
        Assert.Equal("common.missing", (await world.TellAsync(world.Karim, SpaceDesk.Claim("RC exploitation", world.Liability))).Problem!.Code);
        await world.ChangeAsync(async db => (await db.ItemShares.SingleAsync(s => s.ItemId == world.Fleet)).Parts = Broker.Core.Common.ContractPart.Guarantees);
        var id = (await world.TellAsync(world.Karim, SpaceDesk.Claim())).Value;
        var others = (await world.TellAsync(world.Nadege, SpaceDesk.Claim())).Value;

        await using var db = await world.OpenAsync(world.Karim);
        Assert.Equal([id], await db.Claims.Select(c => c.Id).ToListAsync());
        Assert.NotEqual(others, id);
    }

    [Fact]
    public async Task Who_may_not_see_what_a_contract_covers_is_not_offered_it()
    {
        await using var world = await World.OpenAsync();
        await world.ChangeAsync(async db => (await db.ItemShares.SingleAsync(s => s.ItemId == world.Fleet)).Parts = Broker.Core.Common.ContractPart.Claims);
        Assert.Empty(await world.Desk<ClaimOffersQuery>().RunAsync(world.Karim));
        Assert.Equal("common.missing", (await world.TellAsync(world.Karim, SpaceDesk.Claim())).Problem!.Code);
    }

    [Fact]
    public async Task View_only_contacts_may_not_unless_they_may_send_forms_and_nobody_may_where_it_is_switched_off()
    {
        await using var world = await World.OpenAsync();
        await Assert.ThrowsAsync<Forbidden>(() => world.TellAsync(world.Luc, SpaceDesk.Claim()));
        await world.ChangeAsync(async db => (await db.Memberships.SingleAsync(m => m.PersonId == Cast.Luc.Id)).MaySubmitForms = true);
        Assert.False((await world.BringAsync(world.Luc, "constat.pdf")).Failed);
        Assert.False((await world.TellAsync(world.Luc, SpaceDesk.Claim())).Failed);

        await world.SwitchOffAsync(Feature.DeclareClaims);
        await Assert.ThrowsAsync<Forbidden>(() => world.TellAsync(world.Nadege, SpaceDesk.Claim()));
        await Assert.ThrowsAsync<Forbidden>(() => world.BringAsync(world.Nadege, "constat.pdf"));
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<ClaimOpeningsQuery>().RunAsync(world.Nadege, world.Fleet));
    }

    [Fact]
    public async Task Accepted_it_is_an_open_claim_and_whoever_told_it_hears_of_it()
    {
        await using var world = await World.OpenAsync();
        var id = (await world.TellAsync(world.Nadege, SpaceDesk.Claim())).Value;
        var read = (await world.Desk<ClaimQuery>().RunAsync(world.Theo, id))!;
        Assert.False((await world.Desk<AcceptPreDeclaration>().RunAsync(world.Theo, new() { ClaimId = id, Version = read.Version })).Failed);

        var claim = (await world.Desk<ClaimQuery>().RunAsync(world.Theo, id))!;
        Assert.Equal((ClaimState.Open, "Théo Darnaud"), (claim.State, claim.Handler));
        Assert.Equal((ClaimState.Open, null), (claim.Steps[0].To, claim.Steps[0].Outcome));
        Assert.Equal((Cast.Nadege.Id, $"/space/{world.Rivelaine}/claims/{id}"), Assert.Single(await world.ToldAsync("notice.claim-accepted")) is var n ? (n.PersonId, n.Link) : default);
        Assert.Equal("claim.not-pre-declared", (await world.Desk<AcceptPreDeclaration>().RunAsync(world.Theo, new() { ClaimId = id, Version = claim.Version })).Problem!.Code);
        Assert.Equal("common.stale", (await world.Desk<DeclinePreDeclaration>().RunAsync(world.Theo, new() { ClaimId = id, Version = read.Version, Answer = "x" })).Problem!.Code);
    }

    [Fact]
    public async Task Not_followed_it_is_closed_with_an_answer_the_client_can_read()
    {
        await using var world = await World.OpenAsync();
        var id = (await world.TellAsync(world.Nadege, SpaceDesk.Claim())).Value;
        var read = (await world.Desk<ClaimQuery>().RunAsync(world.Theo, id))!;
        Assert.Equal("input.required", (await world.Desk<DeclinePreDeclaration>().RunAsync(world.Theo, new() { ClaimId = id, Version = read.Version })).Problem!.Code);
        Assert.False((await world.Desk<DeclinePreDeclaration>().RunAsync(world.Theo, new() { ClaimId = id, Version = read.Version, Answer = "Déjà déclaré la semaine dernière." })).Failed);

        var claim = (await world.Desk<ClaimQuery>().RunAsync(world.Theo, id))!;
        Assert.Equal((ClaimState.Closed, ClaimOutcome.WithoutFollowUp, "Déjà déclaré la semaine dernière."), (claim.State, claim.Outcome!.Value, claim.Told!.Answer));
        await using (var db = await world.OpenAsync(world.Nadege)) Assert.Equal("Déjà déclaré la semaine dernière.", await db.Claims.Where(c => c.Id == id).Select(c => c.Answer).SingleAsync());
        Assert.Equal("Déjà déclaré la semaine dernière.", (await world.EventsAsync(world.Rivelaine, ClaimEvents.Declined)).Single().Args[1]);
        Assert.Single(await world.ToldAsync("notice.claim-declined"));
    }

    [Theory, Rule("R-CLAIM")]
    [InlineData("2026-03-12", false, "2026-03-19")] // Thursday to the next one: no Saturday, no Sunday.
    [InlineData("2026-03-13", true, "2026-03-17")] // Theft: Friday to Tuesday.
    [InlineData("2026-04-02", false, "2026-04-10")] // Easter Monday is none.
    [InlineData("2026-05-07", true, "2026-05-12")] // Nor the eighth of May.
    [InlineData("2026-12-24", false, "2027-01-04")]
    [InlineData("2026-06-13", true, "2026-06-16")] // Known on a Saturday.
    public void The_law_gives_five_days_on_which_offices_work_and_two_for_a_theft(string known, bool theft, string last) =>
        Assert.Equal(DateOnly.Parse(last), DeclarationTerm.LastDay(DateOnly.Parse(known), theft));

    [Fact, Rule("R-CLAIM")]
    public async Task A_late_one_is_taken_all_the_same_and_the_term_counts_from_the_day_it_was_known()
    {
        await using var world = await World.OpenAsync();
        var late = SpaceDesk.Claim("Vol et incendie véhicule");
        (late.OccurredOn, late.KnownOn, late.IsTheft) = (World.Today.AddDays(-60), World.Today.AddDays(-10), true);
        var claim = (await world.Desk<ClaimQuery>().RunAsync(world.Theo, (await world.TellAsync(world.Nadege, late)).Value))!;
        Assert.Equal((DeclarationTerm.LastDay(World.Today.AddDays(-10), true), true), (claim.Told!.LastDay, claim.Told.IsTheft));
        Assert.True(claim.Told.LastDay < World.Today);
    }
}
