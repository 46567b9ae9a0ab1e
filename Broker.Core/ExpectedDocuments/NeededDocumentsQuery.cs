using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>What the firm asks of a client, across the contracts its reader may see: with the help, how far it is, and why something was refused (AS-18).</summary>
public sealed class NeededDocumentsQuery(BrokerStore store, FirmClock clock)
{
    /// <param name="Reason">Why it was refused; nothing else is told of what the firm decided.</param>
    /// <param name="Files">What answers it, of what its reader is shown.</param>
    public sealed record Needed(Guid Id, Guid ContractId, string Number, string Risk, string Name, string? Help, bool Mandatory, ExpectedState State, DateTime Since, string? Reason, DateOnly? ValidUntil, IReadOnlyList<string> Files)
    {
        public bool IsToBring => ExpectedDocument.IsToBring(State);
    }

    public async Task<IReadOnlyList<Needed>> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();
        db.Actor.Demand(Feature.ViewFiles);
        var found = await (
            from item in MissingDocumentsQuery.Standing(db, clock.Today).AsNoTracking()
            where item.ClientId == clientId && item.State != ExpectedState.NotApplicable
            join contract in db.Contracts on item.ContractId equals contract.Id
            join risk in db.Risks on contract.RiskId equals risk.Id
            orderby contract.Number, item.Position, item.Id
            select new { item, contract.Number, Risk = risk.PublicName ?? risk.Name }).ToListAsync(ct);
        var ids = found.ConvertAll(f => f.item.Id);
        var files = (await (from c in db.CollectedDocuments join d in db.Documents on c.DocumentId equals d.Id where ids.Contains(c.ExpectedId) && !c.SetAside orderby c.At, c.Id select new { c.ExpectedId, d.Name }).ToListAsync(ct))
            .ToLookup(f => f.ExpectedId, f => f.Name);
        return [.. found.Select(f => new Needed(f.item.Id, f.item.ContractId!.Value, f.Number, f.Risk, f.item.Name, f.item.Help, f.item.Mandatory, f.item.State, f.item.Since,
            f.item.State == ExpectedState.Refused ? f.item.Reason : null, f.item.ValidUntil, [.. files[f.item.Id]]))];
    }
}
