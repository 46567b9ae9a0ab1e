using Broker.Core.Access;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Sheets;

/// <summary>One's own sheet: what it comes to, and how far it is.</summary>
public sealed class SheetQuery(BrokerStore store, SheetProgress progress)
{
    /// <param name="Waits">What a client's sheet says waits for the firm's word.</param>
    /// <param name="Done">Rows written so far, while they are being written on this node.</param>
    public sealed record SheetRecord(Guid Id, Guid Version, Guid ClientId, string Client, Guid ContractId, string Contract, ItemKind Kind, bool ByClient, bool Waits, string FileName, DateTime BroughtAt, bool Whole, DateOnly On,
        IReadOnlyList<string> Unread, SheetState State, int Added, int Changed, int Left, int Unchanged, int Refused, DateTime? EndedAt, string? Failure, int? Done)
    {
        public int ToWrite => Added + Changed + Left;
        public int Rows => ToWrite + Unchanged + Refused;
        public bool IsOpen => State is SheetState.Compared or SheetState.Overtaken;
        public bool IsUnderWay => State is SheetState.Confirmed or SheetState.Writing;
    }

    /// <returns>Null when there is no such sheet, or it is somebody else's.</returns>
    public async Task<SheetRecord?> RunAsync(Caller by, Guid sheetId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();
        if (await db.ItemSheets.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sheetId, ct) is not { } s) return null;
        var (contract, client) = (await db.Contracts.Where(c => c.Id == s.ContractId).Select(c => c.Number).SingleAsync(ct), await db.Clients.Where(c => c.Id == s.ClientId).Select(c => c.Name).SingleAsync(ct));
        var terms = await db.ItemTerms.AsNoTracking().SingleOrDefaultAsync(t => t.ContractId == s.ContractId, ct);
        return new(s.Id, s.Version, s.ClientId, client, s.ContractId, contract, s.Kind, s.ByClient, s.ByClient && (terms?.MakesWait ?? true), s.FileName, s.BroughtAt, s.Whole, s.On,
            s.Unread, s.State, s.Added, s.Changed, s.Left, s.Unchanged, s.Refused, s.EndedAt, s.Failure, progress.Of(s.Id));
    }
}
