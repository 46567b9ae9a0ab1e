using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Lists;
using Broker.Core.Products;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets;

/// <summary>One contract while something moves on it: its terms held, and who bears which plate.</summary>
internal sealed class ContractFleet
{
    private readonly BrokerDb db;
    private readonly DateTime now;
    private readonly Dictionary<Guid, List<ItemMovement>> plateChanges = [];
    private Presence presence = new();

    private ContractFleet(BrokerDb db, DateTime now) => (this.db, this.now) = (db, now);

    public required Contract Contract { get; init; }
    public required ItemKind Kind { get; init; }
    public required ItemTerms Terms { get; init; }
    public required MovementGround Ground { get; init; }
    public bool ByClient => Ground.ByClient;

    /// <summary>What the caller reports is only asked for.</summary>
    public bool Waits => ByClient && Terms.MakesWait;

    /// <exception cref="Forbidden">They may not move anything at all, or not of that kind (D-40).</exception>
    public static async Task<Result<ContractFleet>> OpenAsync(BrokerDb db, Guid contractId, FirmClock clock, CancellationToken ct)
    {
        Demand(db.Actor);
        if (await db.Contracts.AsNoTracking().WithFacts().SingleOrDefaultAsync(c => c.Id == contractId, ct) is not { } contract) return Problem.Missing;
        var kind = await db.Risks.Where(r => r.Id == contract.RiskId).Select(r => r.ItemKind).SingleAsync(ct);
        if (kind != ItemKind.None) db.Actor.Demand(FeatureOf(kind));
        if (!db.Actor.IsFirm && !db.Actor.PartsOf(contractId).HasFlag(ContractPart.Items)) return Problem.Missing;
        if (kind == ItemKind.None) return new Problem("movement.not-managed");
        if (await db.IsBeingChangedAsync(contractId, ct)) return new Problem("sheet.being-written");
        var terms = await db.HeldTermsAsync(contract.ClientId, contractId, ct);
        if (!terms.Managed) return new Problem("movement.not-managed");
        return new ContractFleet(db, clock.Now)
        {
            Contract = contract, Kind = kind, Terms = terms,
            Ground = new(contract.EffectiveOn, contract.EndsOn, clock.Today, db.Actor.Kind == ActorKind.Client, terms.ClientBackDays),
        };
    }

    public static void Demand(Actor actor) => actor.Demand(actor.Kind == ActorKind.Client ? Permission.SubmitWorkbooks : Permission.ManageClients);

    public static Feature FeatureOf(ItemKind kind) => kind switch
    {
        ItemKind.Vehicle => Feature.VehicleFleet,
        ItemKind.Building => Feature.BuildingFleet,
        _ => Feature.GroupContracts,
    };

    /// <summary>Reads what decisions about these vehicles rest on.</summary>
    /// <param name="further">Plates that are to come.</param>
    public async Task LookAsync(IReadOnlyCollection<InsuredItem> items, IEnumerable<string> further, CancellationToken ct)
    {
        if (Kind != ItemKind.Vehicle) return;
        var ids = items.Select(i => i.Id).ToList();
        foreach (var change in await db.PlateChangesOf(Contract.Id).Where(m => EF.Parameter(ids).Contains(m.ItemId)).ToListAsync(ct)) ChangesOf(change.ItemId).Add(change);
        HashSet<string> keys = [.. items.OfType<Vehicle>().SelectMany(v => Presence.SpansOf(v, ChangesOf(v.Id))).Select(s => s.Key), .. further.Where(key => key.Length > 0)];
        presence = await db.PresenceAsync(Contract.Id, [.. keys], ct);
    }

    public List<ItemMovement> ChangesOf(Guid itemId) => plateChanges.TryGetValue(itemId, out var changes) ? changes : plateChanges[itemId] = [];

    /// <summary>What every movement must have: an endorsement where the contract takes one, a reason of the list, and of a client whose movement waits, that they know nothing is covered yet.</summary>
    public async Task<Problem?> RefuseWordsAsync(MovementInput words, ListKind? reasons, CancellationToken ct)
    {
        if (words.ReasonId is not null && (reasons is not { } list || !await db.MayChooseAsync(list, words.ReasonId, null, ct))) return Problem.Missing.At(nameof(MovementInput.ReasonId));
        if (Waits && !words.Acknowledged) return new Problem("movement.acknowledge", nameof(MovementInput.Acknowledged));
        return ByClient ? null : await RefuseEndorsementAsync(words.EndorsementId, ct);
    }

    /// <summary>Whether an entry may be, whoever it waits for.</summary>
    public Problem? RefuseEntry(InsuredItem item, bool explained) =>
        MovementRules.CheckEntry(Ground, item.EnteredOn, explained) ?? (item is Vehicle vehicle ? MovementRules.CheckPresence(presence, vehicle, []) : null);

    public Problem? RefuseExit(InsuredItem item, DateOnly on, TimeOnly? at, bool explained) => MovementRules.CheckExit(Ground, item, on, at, explained);

    public Problem? RefusePlate(Vehicle vehicle, PlateReading? plate, DateOnly on, TimeOnly? at, bool explained) =>
        MovementRules.CheckPlateChange(Ground, vehicle, ChangesOf(vehicle.Id), plate, on, at, explained)
        ?? MovementRules.CheckPresence(presence, vehicle, ChangesOf(vehicle.Id), new(on.ToDateTime(at ?? TimeOnly.MinValue), LastKeyOf(vehicle), plate!.Value.Key is { Length: > 0 } key ? key : null));

    /// <summary>Whether it may be there as it is now, after something was taken back or corrected.</summary>
    public Problem? RefusePresence(InsuredItem item) => item is Vehicle vehicle ? MovementRules.CheckPresence(presence, vehicle, ChangesOf(vehicle.Id)) : null;

    public string? LastKeyOf(Vehicle vehicle) => PlateStep.Of(ChangesOf(vehicle.Id)) is [.., var last] ? last.NewKey : vehicle.PlateKey;

    /// <summary>On contracts whose movements take an endorsement, one of the contract's own must be named by whoever of the firm makes or accepts it.</summary>
    public async Task<Problem?> RefuseEndorsementAsync(Guid? endorsementId, CancellationToken ct)
    {
        if (endorsementId is { } named) return await db.Endorsements.AnyAsync(e => e.Id == named && e.ContractId == Contract.Id, ct) ? null : Problem.Missing.At(nameof(MovementInput.EndorsementId));
        return Terms.OnlyByEndorsement && !Waits ? new Problem("movement.endorsement-needed", nameof(MovementInput.EndorsementId)) : null;
    }

    /// <summary>A new movement, waiting or agreed; what it does to the item has been done by then, unless it waits.</summary>
    public ItemMovement Add(ItemMovement movement)
    {
        db.Add(movement);
        if (Waits)
        {
            Tell(FleetEvents.Asked, KindOf(movement), movement.Label, Dates.Iso(movement.EffectiveOn));
            return movement;
        }
        movement.Agree(now, Ground.Today);
        db.OrderMemo(movement);
        Note(movement);
        return movement;
    }

    /// <summary>What is in effect, or will be, in the client's history.</summary>
    public void Note(ItemMovement movement)
    {
        var day = Dates.Iso(movement.EffectiveOn);
        switch (movement.Kind)
        {
            case MovementKind.Entry: Tell(FleetEvents.Entered, movement.Label, day); break;
            case MovementKind.Exit: Tell(FleetEvents.Left, movement.Label, day); break;
            case MovementKind.PlateChange: Tell(FleetEvents.PlateChanged, Shown(movement, c => c.Before), Shown(movement, c => c.After), day); break;
            default: Tell(FleetEvents.Corrected, movement.Label); break;
        }
    }

    public void Tell(string code, params IEnumerable<string> args) => db.AddEvent(Contract.ClientId, Contract.Id, code, [Contract.Number, .. args]);

    public static string KindOf(ItemMovement movement) => $"{nameof(MovementKind)}.{movement.Kind}";

    /// <summary>Later rows of the same save meet it as it is now.</summary>
    public void Follow(InsuredItem item)
    {
        if (item is Vehicle vehicle) presence.Replace(vehicle.Id, Presence.SpansOf(vehicle, ChangesOf(vehicle.Id)));
    }

    /// <param name="step">Of a plate change.</param>
    public ItemMovement New(MovementKind kind, InsuredItem item, MovementInput words, PlateStep? step = null) => new()
    {
        ClientId = Contract.ClientId, ContractId = Contract.Id, ItemId = item.Id, ItemKind = Kind, Kind = kind, Origin = ByClient ? MovementOrigin.Client : MovementOrigin.Staff,
        Label = item.Label, EffectiveOn = words.EffectiveOn!.Value, EffectiveTime = words.EffectiveTime, OldKey = step?.OldKey, NewKey = step?.NewKey, ReasonId = words.ReasonId, Note = Inputs.Tidy(words.Note), EndorsementId = ByClient ? null : words.EndorsementId,
        Acknowledged = Waits && words.Acknowledged, AskedAt = now, AskedBy = db.Actor.Signature, AskedById = db.Actor.PersonId,
    };

    private static string Shown(ItemMovement movement, Func<FieldChange, string?> side) => movement.Changes.Find(c => c.Field == nameof(ItemData.Plate)) is { } change ? side(change) ?? "" : "";
}
