using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Fleets.Register;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets;

/// <summary>What the register of insured vehicles is told of a movement: by when, and how far that is.</summary>
public sealed record RegisterMark(NoticeState State, bool IsOpen, DateTime DueAt, string Plate);

/// <summary>A movement as it is read, whoever reads.</summary>
/// <param name="Reason">The word of the firm's list.</param>
/// <param name="Endorsement">Its number within the contract.</param>
public sealed record MovementRow(Guid Id, Guid ClientId, Guid ContractId, string Contract, Guid ItemId, ItemKind ItemKind, string Label, MovementKind Kind, MovementState State, MovementOrigin Origin,
    DateOnly EffectiveOn, TimeOnly? EffectiveTime, string? Reason, string? Note, int? Endorsement, IReadOnlyList<FieldChange> Changes, DateTime AskedAt, string AskedBy, DateTime? DecidedAt, string? DecidedBy,
    string? Answer)
{
    /// <summary>The reader may take it back, as far as one can see from here.</summary>
    public bool MayCancel { get; init; }

    /// <summary>It takes an endorsement to accept it.</summary>
    public bool NeedsEndorsement { get; init; }

    /// <summary>Told to the firm, of vehicles on contracts under delegation.</summary>
    public RegisterMark? Register { get; init; }

    /// <summary>The client's name; to the firm's list of what waits.</summary>
    public string? Client { get; init; }
}

/// <summary>What came, left and changed: of one item, the oldest first, as a story; of a contract or of a client's contracts, the newest first, a page at a time.</summary>
public sealed class ItemMovementsQuery(BrokerStore store)
{
    public const int PageSize = 30;

    public sealed class Filter
    {
        public Guid? ItemId { get; set; }
        public Guid? ContractId { get; set; }
        public Guid? ClientId { get; set; }
        public MovementState? State { get; set; }

        /// <summary>Only what clients reported.</summary>
        public bool OfClients { get; set; }

        /// <summary>From 0.</summary>
        public int Page { get; set; }
    }

    public async Task<Page<MovementRow>> RunAsync(Caller by, Filter filter, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();
        db.Actor.Demand(Feature.ViewFiles);
        var movements = db.ItemMovements.AsNoTracking();
        if (filter.ItemId is { } item) movements = movements.Where(m => m.ItemId == item);
        if (filter.ContractId is { } contract) movements = movements.Where(m => m.ContractId == contract);
        if (filter.ClientId is { } client) movements = movements.Where(m => m.ClientId == client);
        if (filter.State is { } state) movements = movements.Where(m => m.State == state);
        if (filter.OfClients) movements = movements.Where(m => m.Origin == MovementOrigin.Client);
        if (filter is { ItemId: null, ContractId: null, ClientId: null }) return new([], 0);

        var ordered = filter.ItemId is not null ? movements.OrderBy(m => m.AskedAt).ThenBy(m => m.Id) : movements.OrderByDescending(m => m.AskedAt).ThenByDescending(m => m.Id);
        return new(await RowsAsync(db, ordered.Skip(Math.Max(0, filter.Page) * PageSize).Take(PageSize), ct), await movements.CountAsync(ct));
    }

    internal static async Task<List<MovementRow>> RowsAsync(BrokerDb db, IQueryable<ItemMovement> movements, CancellationToken ct)
    {
        var rows = await movements.Select(m => new
        {
            Movement = m, Contract = db.Contracts.Where(c => c.Id == m.ContractId).Select(c => c.Number).FirstOrDefault(), Reason = db.ListValues.Where(v => v.Id == m.ReasonId).Select(v => v.Name).FirstOrDefault(),
            Endorsement = db.Endorsements.Where(e => e.Id == m.EndorsementId).Select(e => (int?)e.Number).FirstOrDefault(),
            Waits = !db.ItemTerms.Any(t => t.ContractId == m.ContractId && !t.NeedsApproval && !t.OnlyByEndorsement),
            Register = db.RegisterNotices.Where(n => n.MovementId == m.Id).Select(n => new RegisterMark(n.State, n.IsOpen, n.DueAt, n.Plate)).FirstOrDefault(),
            ByEndorsement = db.ItemTerms.Any(t => t.ContractId == m.ContractId && t.OnlyByEndorsement),
        }).ToListAsync(ct);
        return rows.ConvertAll(r => Row(r.Movement, r.Contract ?? "", r.Reason, r.Endorsement) with { MayCancel = MayCancel(db.Actor, r.Movement, r.Waits), NeedsEndorsement = r.ByEndorsement, Register = r.Register });
    }

    private static MovementRow Row(ItemMovement m, string contract, string? reason, int? endorsement) => new(m.Id, m.ClientId, m.ContractId, contract, m.ItemId, m.ItemKind, m.Label, m.Kind, m.State, m.Origin,
        m.EffectiveOn, m.EffectiveTime, reason, m.Note, endorsement, m.Changes, m.AskedAt, m.AskedBy, m.DecidedAt, m.DecidedBy, m.Answer);

    private static bool MayCancel(Actor actor, ItemMovement m, bool waits)
    {
        if (actor.Viewer is not null || m.Kind == MovementKind.Cancellation || m.State is MovementState.Refused or MovementState.Cancelled) return false;
        if (actor.Kind != ActorKind.Client) return actor.May(Permission.ManageClients) && m is not { State: MovementState.Done, Kind: MovementKind.Entry or MovementKind.Correction };
        return actor.May(Permission.SubmitWorkbooks) && actor.Has(ContractFleet.FeatureOf(m.ItemKind)) && m.Origin == MovementOrigin.Client
            && (m.State == MovementState.Waiting || (m.State == MovementState.Scheduled && !waits));
    }
}
