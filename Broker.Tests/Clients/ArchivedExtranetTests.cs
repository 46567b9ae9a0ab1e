using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.Staff;
using Broker.Core.Storage;
using Broker.Tests.Deferred;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Clients;

using World = Broker.Tests.World.World;

/// <summary>A client in the archive has no extranet; one who comes back has it again (D-16).</summary>
public sealed class ArchivedExtranetTests : IAsyncLifetime
{
    private World world = null!;

    /// <summary>Pélissier's contracts have ended: it may be archived.</summary>
    public async Task InitializeAsync()
    {
        world = await World.OpenAsync();
        await world.ChangeAsync(async db => { foreach (var contract in await db.Contracts.Where(c => c.ClientId == world.Pelissier).ToListAsync()) contract.ExpiresOn = World.Today.AddDays(-1); });
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("D-16")]
    public async Task Its_people_are_outside_at_their_next_click_and_inside_again_once_it_is_back()
    {
        Assert.True(await IsInsideAsync());
        await ArchiveAsync();
        world.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.False(await IsInsideAsync());
        Assert.Empty((await world.Desk<WhereToQuery>().RunAsync(world.Marc)).Accounts);
        Assert.False((await world.Desk<ExtranetQuery>().RunAsync(world.Theo, world.Pelissier)).Open);
        Assert.Equal("view.extranet-closed", (await world.Desk<ViewAsClient>().RunAsync(world.Theo, new() { ClientId = world.Pelissier, PersonId = Cast.Marc.Id })).Problem?.Code);
        Assert.Equal("client.archived-extranet", (await world.Desk<SwitchExtranet>().RunAsync(world.Theo, new() { ClientId = world.Pelissier, Open = true })).Problem?.Code);

        await RestoreAsync();
        world.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.True(await IsInsideAsync());
    }

    [Fact, Rule("D-16")]
    public async Task An_extranet_closed_before_stays_closed_after()
    {
        await world.Desk<SwitchExtranet>().RunAsync(world.Theo, new() { ClientId = world.Pelissier, Open = false });
        await ArchiveAsync();
        await RestoreAsync();
        Assert.False((await world.Desk<ExtranetQuery>().RunAsync(world.Theo, world.Pelissier)).Open);
    }

    [Fact, Rule("D-16")]
    public async Task The_same_holds_for_many_at_once()
    {
        await ChangeAsync(ClientState.Archived);
        Assert.False((await world.Desk<ExtranetQuery>().RunAsync(world.Theo, world.Pelissier)).Open);
        // One that was refused keeps its own.
        Assert.True((await world.Desk<ExtranetQuery>().RunAsync(world.Theo, world.Rivelaine)).Open);
        await ChangeAsync(ClientState.Active);
        Assert.True((await world.Desk<ExtranetQuery>().RunAsync(world.Theo, world.Pelissier)).Open);
    }

    [Fact, Rule("D-16")]
    public async Task Clients_archived_by_an_earlier_version_are_closed_at_the_next_start()
    {
        await world.ChangeAsync(async db => (await db.Clients.SingleAsync(c => c.Id == world.Pelissier)).State = ClientState.Archived);
        Assert.True((await world.Desk<ExtranetQuery>().RunAsync(world.Theo, world.Pelissier)).Open);
        await SchemaUpdate.RunAsync(world.Store);
        Assert.False((await world.Desk<ExtranetQuery>().RunAsync(world.Theo, world.Pelissier)).Open);
        Assert.True((await world.Desk<ExtranetQuery>().RunAsync(world.Theo, world.Rivelaine)).Open);
    }

    [Fact, Rule("D-15"), Rule("D-16")]
    public async Task A_record_that_lives_on_after_a_merge_opens_the_account_it_took_over()
    {
        var survivor = new Client { Reference = "T-9", Kind = ClientKind.Company, Name = "Boulangerie Pélissier SARL" };
        await world.AddAsync(survivor);
        await ArchiveAsync();
        var merged = await world.Desk<MergeClients>().RunAsync(world.Theo, new()
        {
            SurvivorId = survivor.Id, SurvivorVersion = await VersionAsync(survivor.Id), MergedId = world.Pelissier, MergedVersion = await VersionAsync(world.Pelissier),
        });
        Assert.Null(merged.Problem);
        Assert.True((await world.Desk<ExtranetQuery>().RunAsync(world.Theo, survivor.Id)).Open);
        Assert.Null((await world.Desk<UndoMerge>().RunAsync(world.Theo, merged.Value)).Problem);
        Assert.False((await world.Desk<ExtranetQuery>().RunAsync(world.Theo, world.Pelissier)).Open);
    }

    private async Task<bool> IsInsideAsync()
    {
        try
        {
            return (await world.Desk<ClientContractsQuery>().RunAsync(world.Marc, world.Pelissier)).Count > 0;
        }
        catch (Forbidden)
        {
            return false;
        }
    }

    private async Task ArchiveAsync() =>
        Assert.Null((await world.Desk<ArchiveClient>().RunAsync(world.Theo, new() { ClientId = world.Pelissier, Version = await VersionAsync(world.Pelissier), Reason = "Cessation" })).Problem);

    private async Task RestoreAsync() =>
        Assert.Null((await world.Desk<RestoreClient>().RunAsync(world.Theo, new() { ClientId = world.Pelissier, Version = await VersionAsync(world.Pelissier), Reason = "Reprise" })).Problem);

    private async Task ChangeAsync(ClientState state)
    {
        var asked = await world.Desk<ChangeClientStates>().RunAsync(world.Theo, new() { State = state, Reason = "x", Clients = new() { Ids = [world.Pelissier, world.Rivelaine] } });
        Assert.Null(asked.Problem);
        await world.WorkAsync();
    }

    private Task<Guid> VersionAsync(Guid client) => world.ReadAsync(db => db.Clients.Where(c => c.Id == client).Select(c => c.Version).SingleAsync());
}
