using Broker.Core.Access;
using Broker.Core.Claims;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Files;
using Broker.Core.Staff;
using Broker.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Access;

using World = Broker.Tests.World.World;

/// <summary>What the archive's door makes of those who knock, and what its filters show them.</summary>
public sealed class DoorTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("IND-09"), Rule("IND-10")]
    public async Task A_limited_contact_sees_of_a_contract_the_parts_shared_with_them()
    {
        await ShareAsync(Cast.Karim.Id, share => share.Parts = ContractPart.Items);
        await using (var db = await world.OpenAsync(world.Karim))
        {
            Assert.Equal([world.Fleet], await db.Contracts.Select(c => c.Id).ToListAsync());
            Assert.True(await db.InsuredItems.AnyAsync());
            Assert.False(await db.Receipts.AnyAsync() || await db.Documents.AnyAsync() || await db.Claims.AnyAsync() || await db.ContractGuarantees.AnyAsync() || await db.Payments.AnyAsync());
        }
        await ShareAsync(Cast.Karim.Id, share => share.Parts = ContractPart.Account | ContractPart.Claims);
        await using (var db = await world.OpenAsync(world.Karim))
        {
            Assert.True(await db.Receipts.AnyAsync() && await db.Claims.AnyAsync());
            Assert.All(await db.Receipts.ToListAsync(), r => Assert.Equal(world.Fleet, r.ContractId));
            Assert.False(await db.InsuredItems.AnyAsync());
        }
    }

    [Fact, Rule("IND-09")]
    public async Task One_claim_shared_by_itself_is_seen_and_its_neighbour_is_not()
    {
        var claims = await world.ReadAsync(db => db.Claims.Where(c => c.ClientId == world.Rivelaine).Select(c => c.Id).ToListAsync());
        Assert.True(claims.Count > 1);
        await ShareAsync(Cast.Karim.Id, share => share.Parts = ContractPart.Summary);
        await world.AddAsync(await NewShareAsync(Cast.Karim.Id, SharedItem.Claim, claims[0]));
        await using var db = await world.OpenAsync(world.Karim);
        Assert.Equal([claims[0]], await db.Claims.Select(c => c.Id).ToListAsync());
    }

    [Fact, Rule("IND-12")]
    public async Task What_somebody_put_there_themselves_they_find_again_and_no_other_document()
    {
        await ShareAsync(Cast.Karim.Id, share => share.Parts = ContractPart.Summary);
        var theirs = await world.Desk<FileDocument>().RunAsync(world.Theo, new() { ClientId = world.Rivelaine, FileName = "note.pdf", Share = true }, new MemoryStream("%PDF-1.4 note"u8.ToArray()));
        var file = await world.ReadAsync(db => db.Documents.Where(d => d.Id == theirs.Value).Select(d => d.FileId).SingleAsync());
        var own = new Document { ClientId = world.Rivelaine, Name = "permis.pdf", FileId = file, CreatedAt = world.Clock.Now, CreatedBy = "Karim", ById = Cast.Karim.Id };
        own.Share(world.Clock.Now);
        await world.AddAsync(own);
        await using (var db = await world.OpenAsync(world.Karim)) Assert.Equal([own.Id], await db.Documents.Select(d => d.Id).ToListAsync());

        await world.ChangeAsync(async db => (await db.Memberships.SingleAsync(m => m.PersonId == Cast.Karim.Id)).SeesAllDocuments = true);
        await using (var db = await world.OpenAsync(world.Karim)) Assert.Equal(2, await db.Documents.CountAsync());
    }

    [Fact, Rule("D-22"), Rule("D-23"), Rule("R-EXT-09"), Rule("R-EXT-10")]
    public async Task A_group_session_opens_the_members_of_the_principal_and_nothing_sideways_or_upwards()
    {
        var inMember = Caller.Client(Cast.Nadege.Id, Cast.RivelaineNord.Id, "key");
        Assert.Equal(ActorKind.Nobody, (await world.Store.RecognizeAsync(inMember)).Kind);
        await OpenGroupAsync();
        var actor = await world.Store.RecognizeAsync(inMember);
        Assert.Equal((ActorKind.Client, AccessGroup.Primary, Cast.Rivelaine.Id), (actor.Kind, actor.Group!.Value, actor.From!.ClientId));
        Assert.False(actor.Has(Feature.BuildingFleet));
        await using (var db = await world.OpenAsync(inMember)) Assert.Equal([Cast.RivelaineNord.Id], await db.Clients.Select(c => c.Id).ToListAsync());
        Assert.Equal(ActorKind.Nobody, (await world.Store.RecognizeAsync(Caller.Client(Cast.Nadege.Id, Cast.Pelissier.Id, "key"))).Kind);
        Assert.Equal(ActorKind.Nobody, (await world.Store.RecognizeAsync(Caller.Client(Cast.Luc.Id, Cast.RivelaineNord.Id, "key"))).Kind);
        Assert.Equal(ActorKind.Nobody, (await world.Store.RecognizeAsync(Caller.Client(Cast.Nadege.Id, Cast.RivelaineNord.Id, "another"))).Kind);
    }

    [Theory, Rule("D-23")]
    [InlineData("detached"), InlineData("member closed"), InlineData("group closed"), InlineData("demoted")]
    public async Task A_members_account_closes_to_the_principal_at_the_next_operation(string why)
    {
        await OpenGroupAsync();
        var inMember = Caller.Client(Cast.Nadege.Id, Cast.RivelaineNord.Id, "key");
        Assert.Equal(ActorKind.Client, (await world.Store.RecognizeAsync(inMember)).Kind);
        await world.ChangeAsync(async db =>
        {
            if (why == "detached") (await db.Clients.SingleAsync(c => c.Id == Cast.RivelaineNord.Id)).ParentId = null;
            if (why == "member closed") (await db.AccountAccesses.SingleAsync(a => a.ClientId == Cast.RivelaineNord.Id)).Open = false;
            if (why == "group closed") (await db.AccountAccesses.SingleAsync(a => a.ClientId == Cast.Rivelaine.Id)).Group = false;
            if (why == "demoted") (await db.Memberships.SingleAsync(m => m.PersonId == Cast.Nadege.Id)).Group = AccessGroup.Limited;
        });
        await using var db = await world.OpenAsync(inMember);
        Assert.Equal(ActorKind.Nobody, db.Actor.Kind);
    }

    [Fact, Rule("R-EXT-11"), Rule("R-EXT-13"), Rule("D-28")]
    public async Task A_feature_switched_off_is_off_at_the_next_operation_and_never_for_the_firm()
    {
        Assert.True((await world.Store.RecognizeAsync(world.Nadege)).Has(Feature.DeclareClaims));
        Assert.False((await world.Store.RecognizeAsync(world.Nadege)).Has(Feature.FirstLoginValidation));
        await world.AddAsync(new FeatureSwitch { Feature = Feature.DeclareClaims, On = false });
        var actor = await world.Store.RecognizeAsync(world.Nadege);
        Assert.Throws<Forbidden>(() => actor.Demand(Feature.DeclareClaims));
        Assert.True((await world.Store.RecognizeAsync(world.Theo)).Has(Feature.DeclareClaims));
    }

    [Theory, Rule("D-24")]
    [InlineData(AccessStage.Invited), InlineData(AccessStage.Awaiting), InlineData(AccessStage.Refused)]
    public async Task Who_is_not_let_in_yet_is_nobody(AccessStage stage)
    {
        await world.ChangeAsync(async db => (await db.Memberships.SingleAsync(m => m.PersonId == Cast.Luc.Id)).Stage = stage);
        Assert.Equal(ActorKind.Nobody, (await world.Store.RecognizeAsync(world.Luc)).Kind);
        Assert.Empty((await world.Desk<WhereToQuery>().RunAsync(world.Luc)).Accounts);
    }

    private async Task OpenGroupAsync()
    {
        await world.ChangeAsync(async db =>
        {
            (await db.AccountAccesses.SingleAsync(a => a.ClientId == Cast.Rivelaine.Id)).Group = true;
            if (!await db.AccountAccesses.AnyAsync(a => a.ClientId == Cast.RivelaineNord.Id)) db.Add(new AccountAccess { ClientId = Cast.RivelaineNord.Id });
            db.Add(new SignInSession
            {
                KeyHash = "key", PersonId = Cast.Nadege.Id, Ticket = [], CreatedAt = world.Clock.Now, SeenAt = world.Clock.Now, ExpiresAt = world.Clock.Now.AddHours(1), GroupOf = Cast.Rivelaine.Id,
            });
        });
    }

    private async Task ShareAsync(Guid person, Action<ItemShare> how) =>
        await world.ChangeAsync(async db => how(await db.ItemShares.SingleAsync(s => s.Kind == SharedItem.Contract && db.Memberships.Any(m => m.Id == s.MembershipId && m.PersonId == person))));

    private async Task<ItemShare> NewShareAsync(Guid person, SharedItem kind, Guid item)
    {
        var membership = await world.ReadAsync(db => db.Memberships.SingleAsync(m => m.PersonId == person));
        return new ItemShare { ClientId = membership.ClientId, MembershipId = membership.Id, Kind = kind, ItemId = item };
    }
}
