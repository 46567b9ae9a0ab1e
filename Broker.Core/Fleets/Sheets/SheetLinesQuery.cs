using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Sheets;

/// <summary>A page of one's own sheet, row by row as in the file.</summary>
public sealed class SheetLinesQuery(BrokerStore store)
{
    public const int PageSize = 50;

    public sealed record LineRow(int Position, int Line, SheetOutcome Outcome, string Label, DateOnly? On, IReadOnlyList<FieldChange> Changes, IReadOnlyList<SheetProblem> Problems);

    /// <param name="outcome">Null: all of them.</param>
    public async Task<Page<LineRow>> RunAsync(Caller by, Guid sheetId, SheetOutcome? outcome, int page, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();
        var lines = db.SheetLines.AsNoTracking().Where(l => l.SheetId == sheetId && db.ItemSheets.Any(s => s.Id == sheetId));
        if (outcome is { } chosen) lines = lines.Where(l => l.Outcome == chosen);
        var total = await lines.CountAsync(ct);
        var rows = await lines.OrderBy(l => l.Position).Skip(Math.Max(0, page) * PageSize).Take(PageSize)
            .Select(l => new LineRow(l.Position, l.Line, l.Outcome, l.Label, l.On, l.Changes, l.Problems)).ToListAsync(ct);
        return new(rows, total);
    }
}
