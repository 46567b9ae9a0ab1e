using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Sheets;

/// <summary>Whoever brought a sheet has looked at what it comes to, and says yes: it is written as soon as its turn comes. Rows that are refused stay out of it.</summary>
public sealed class ConfirmSheet(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid SheetId { get; set; }

        /// <summary>Of the comparison that was looked at.</summary>
        public Guid Version { get; set; }

        /// <summary>"Nothing is covered until the firm has confirmed it."</summary>
        public bool Acknowledged { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        ContractFleet.Demand(db.Actor);
        if (await db.ItemSheets.SingleOrDefaultAsync(s => s.Id == input.SheetId, ct) is not { } sheet) return Problem.Missing;
        db.Actor.Demand(ContractFleet.FeatureOf(sheet.Kind));
        if (sheet.Version != input.Version) return Problem.Stale;
        if (sheet.ByClient && !input.Acknowledged && (await db.ItemTerms.AsNoTracking().SingleOrDefaultAsync(t => t.ContractId == sheet.ContractId, ct) ?? Usual(sheet)).MakesWait) return new Problem("movement.acknowledge", nameof(Input.Acknowledged));
        var confirmed = sheet.Confirm(db.Actor.Signature, input.Acknowledged, clock.Now);
        return confirmed.Failed ? confirmed : await db.SaveAsync(ct);
    }

    private static ItemTerms Usual(ItemSheet sheet) => new() { ClientId = sheet.ClientId, ContractId = sheet.ContractId };
}
