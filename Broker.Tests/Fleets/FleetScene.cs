using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Fleets;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Fleets;

using World = Broker.Tests.World.World;

/// <summary>Rivelaine's fleet, with words for what moves in it.</summary>
public abstract class FleetScene : IAsyncLifetime
{
    protected World World { get; private set; } = null!;

    protected static DateOnly Today => Broker.Tests.World.World.Today;

    public async Task InitializeAsync() => World = await Broker.Tests.World.World.OpenAsync();

    public async Task DisposeAsync() => await World.DisposeAsync();

    protected static (string?, string?) Said(Result result) => (result.Problem?.Code, result.Problem?.Field);

    protected static ItemData Lorry(string plate) => new() { Plate = plate, Make = "Volvo", Model = "FH 500" };

    protected Task<Result<Guid>> EnterAsync(Caller by, string plate, int days = 0, string? note = null, Guid? contract = null, bool acknowledged = true) =>
        World.Desk<EnterItem>().RunAsync(by, new() { ContractId = contract ?? World.Fleet, Data = Lorry(plate), EffectiveOn = Today.AddDays(days), Note = note ?? (days < 0 ? "oubli" : null), Acknowledged = acknowledged });

    protected async Task<Guid> EnteredAsync(string plate, int days = -30)
    {
        var entered = await EnterAsync(World.Theo, plate, days);
        Assert.Null(entered.Problem);
        return entered.Value;
    }

    protected Task<Result<MovedItems>> LeaveAsync(Caller by, int days, params List<Guid> items) =>
        World.Desk<LeaveItem>().RunAsync(by, new() { ItemIds = items, EffectiveOn = Today.AddDays(days), Note = days < 0 ? "oubli" : null, Acknowledged = true });

    protected Task<Result<Guid>> PlateAsync(Caller by, Guid item, string plate, int days = 0) =>
        World.Desk<ChangePlate>().RunAsync(by, new() { ItemId = item, Plate = plate, EffectiveOn = Today.AddDays(days), Note = days < 0 ? "oubli" : null, Acknowledged = true });

    protected async Task<Result> CorrectAsync(Caller by, Guid item, Action<ItemData> how)
    {
        var record = (await World.Desk<InsuredItemQuery>().RunAsync(by, item))!;
        how(record.Data);
        return await World.Desk<CorrectItem>().RunAsync(by, new() { ItemId = item, Version = record.Version, Data = record.Data, Acknowledged = true });
    }

    protected Task<Result> CancelAsync(Caller by, Guid movement) => World.Desk<CancelMovement>().RunAsync(by, new() { MovementId = movement });

    protected Task<Result<MovedItems>> DecideAsync(bool accept, string? answer, params List<Guid> movements) =>
        World.Desk<DecideMovements>().RunAsync(World.Theo, new() { MovementIds = movements, Accept = accept, Answer = answer });

    protected Task<Result<MovedItems>> AcceptAsync(params List<Guid> movements) => DecideAsync(true, null, movements);

    protected async Task TermsAsync(Action<SaveItemTerms.Input> how, Guid? contract = null)
    {
        var ground = (await World.Desk<ItemTermsQuery>().RunAsync(World.Theo, contract ?? World.Fleet))!;
        var input = SaveItemTerms.Input.Of(ground.ContractId, ground.Terms);
        how(input);
        Assert.Null((await World.Desk<SaveItemTerms>().RunAsync(World.Theo, input)).Problem);
    }

    protected Task<Guid> LastMovementAsync(Guid item) => World.ReadAsync(db => db.ItemMovements.Where(m => m.ItemId == item).OrderByDescending(m => m.AskedAt).ThenByDescending(m => m.Id).Select(m => m.Id).FirstAsync());

    protected Task<ItemMovement> MovementAsync(Guid id) => World.ReadAsync(db => db.ItemMovements.SingleAsync(m => m.Id == id));

    protected Task<Vehicle> VehicleAsync(Guid id) => World.ReadAsync(db => db.Vehicles.SingleAsync(v => v.Id == id));

    protected async Task<bool> CoveredAsync(string plate) =>
        (await World.Desk<InsuredItemsQuery>().RunAsync(World.Nadege, new() { ContractId = World.Fleet, Text = plate })).Rows.Any(r => r.Label == plate);

    /// <summary>Whatever happened, no plate is borne twice at a time on a contract.</summary>
    protected async Task NoPlateTwiceAsync()
    {
        await using var db = await World.OpenAsync(World.System);
        foreach (var fleet in (await db.Vehicles.ToListAsync()).GroupBy(v => v.ContractId))
        {
            var changes = (await db.ItemMovements.Where(m => m.ContractId == fleet.Key && m.Kind == MovementKind.PlateChange).ToListAsync()).ToLookup(m => m.ItemId);
            List<PlateSpan> spans = [.. fleet.SelectMany(v => Presence.SpansOf(v, changes[v.Id]))];
            foreach (var bearers in spans.GroupBy(s => s.Key))
                foreach (var one in bearers)
                    Assert.DoesNotContain(bearers, other => one.Meets(other));
        }
    }
}
