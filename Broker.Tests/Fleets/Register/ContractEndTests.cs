using Broker.Core.Contracts;
using Broker.Core.Fleets;
using Broker.Core.Fleets.Register;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Fleets.Register;

/// <summary>What the register is told when a contract ends: of each vehicle on it, as of one that leaves (D-44).</summary>
public sealed class ContractEndTests : RegisterScene
{
    [Fact, Rule("D-44"), Rule("R-FLEET")]
    public async Task A_contract_that_ends_is_told_of_each_vehicle_on_it_within_72_hours_and_its_reinstatement_takes_that_back()
    {
        await DelegateAsync();
        await DeclareAsync();
        Assert.Empty(await EndsAsync());
        var (stays, leaves) = (await EnteredAsync("AB-123-CD", 0), await EnteredAsync("AB-124-CD", 0));
        await TerminateAsync(Today.AddDays(10));
        await DeclareAsync();
        var end = Today.AddDays(10);
        var covered = await World.ReadAsync(db => db.Vehicles.Where(v => v.ContractId == World.Fleet && v.Standing == ItemStanding.Confirmed && v.PlateKey != null && (v.ExitedOn == null || v.ExitedOn > end)).Select(v => v.Id).ToListAsync());
        var told = await EndsAsync();
        Assert.Contains(stays, covered);
        Assert.Equal(covered.Order(), told.Select(n => n.ItemId).Order());
        Assert.All(told, n => Assert.Equal((end, NoticeState.ToSend, World.Clock.StartOf(end.AddDays(3))), (n.EffectOn, n.State, n.DueAt)));
        var shown = await World.Desk<RegisterQuery>().RunAsync(World.Theo, new() { Kind = MovementKind.Exit });
        Assert.All(shown.Rows, row => Assert.True(row.ByEnd));

        // Who leaves before is told of by its own movement, who comes meanwhile of both.
        Assert.Null((await LeaveAsync(World.Theo, 5, leaves)).Problem);
        var comes = await EnteredAsync("AB-125-CD", 2);
        World.Time.Advance(TimeSpan.FromDays(1));
        await DeclareAsync();
        Assert.Equal([NoticeState.Dropped], (await EndsAsync(leaves)).Select(n => n.State));
        Assert.Equal([NoticeState.ToSend], (await EndsAsync(comes)).Select(n => n.State));

        // What has been sent is taken back by a notice of its own, what has not is dropped.
        await SentAsync((await EndsAsync(stays))[0].Id);
        Assert.Null((await World.Desk<ReinstateContract>().RunAsync(World.Theo, new() { ContractId = World.Fleet, Version = await VersionAsync(), Reason = "Erreur" })).Problem);
        await DeclareAsync();
        Assert.All(await EndsAsync(comes), n => Assert.Equal((NoticeState.Dropped, DropReason.NoEnd), (n.State, n.Dropped)));
        var back = (await NoticesAsync(stays))[^1];
        Assert.Equal((MovementKind.Cancellation, MovementKind.Exit, end, World.Clock.Now + RegisterNotice.Given), (back.Kind, back.Withdrawn, back.EffectOn, back.DueAt));
        var all = await World.ReadAsync(db => db.RegisterNotices.CountAsync());
        await DeclareAsync();
        Assert.Equal(all, await World.ReadAsync(db => db.RegisterNotices.CountAsync()));
    }

    [Fact, Rule("D-44")]
    public async Task An_end_that_is_past_is_told_when_somebody_writes_it_and_not_when_the_delegation_comes_after_it()
    {
        await TerminateAsync(Today.AddDays(-20));
        await DelegateAsync();
        await DeclareAsync();
        Assert.Empty(await EndsAsync());

        Assert.Null((await World.Desk<ReinstateContract>().RunAsync(World.Theo, new() { ContractId = World.Fleet, Version = await VersionAsync(), Reason = "Erreur" })).Problem);
        await DeclareAsync();
        await TerminateAsync(Today.AddDays(-10));
        await DeclareAsync();
        var told = await EndsAsync();
        Assert.NotEmpty(told);
        Assert.All(told, n => Assert.Equal((Today.AddDays(-10), true), (n.EffectOn, n.DueAt < World.Clock.Now)));
    }

    [Fact, Rule("D-44")]
    public async Task Without_delegation_or_long_before_nothing_is_told()
    {
        await TerminateAsync(Today);
        await DeclareAsync();
        Assert.Empty(await EndsAsync());
        Assert.Null((await World.Desk<ReinstateContract>().RunAsync(World.Theo, new() { ContractId = World.Fleet, Version = await VersionAsync(), Reason = "Erreur" })).Problem);
        await DelegateAsync();
        await TerminateAsync(Today.AddDays(DeclareContractEnds.DaysAhead + 1));
        await DeclareAsync();
        Assert.Empty(await EndsAsync());
        World.Time.Advance(TimeSpan.FromDays(1));
        await DeclareAsync();
        Assert.NotEmpty(await EndsAsync());
    }

    private async Task DeclareAsync() => Assert.Null((await World.Desk<DeclareContractEnds>().RunAsync(World.System)).Problem);

    private Task<Guid> VersionAsync() => World.ReadAsync(db => db.Contracts.Where(c => c.Id == World.Fleet).Select(c => c.Version).SingleAsync());

    private async Task TerminateAsync(DateOnly on) =>
        Assert.Null((await World.Desk<TerminateContract>().RunAsync(World.Theo, new() { ContractId = World.Fleet, Version = await VersionAsync(), On = on, Reason = "Vente" })).Problem);

    private Task<List<RegisterNotice>> EndsAsync(Guid? item = null) => World.ReadAsync(db => db.RegisterNotices.AsNoTracking()
        .Where(n => n.ContractId == World.Fleet && n.Kind == MovementKind.Exit && n.MovementId == null && (item == null || n.ItemId == item)).ToListAsync());
}
