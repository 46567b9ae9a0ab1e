using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Sheets;

/// <summary>A confirmed sheet is called back before its writing has begun: it can be looked at and confirmed again, or left.</summary>
public sealed class CallBackSheet(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid sheetId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        ContractFleet.Demand(db.Actor);
        if (await db.ItemSheets.SingleOrDefaultAsync(s => s.Id == sheetId, ct) is not { } sheet) return Problem.Missing;
        var back = sheet.CallBack();
        if (back.Failed) return back;
        var saved = await db.SaveAsync(ct);
        return saved.Problem == Problem.Stale ? new Problem("sheet.begun") : saved;
    }
}
