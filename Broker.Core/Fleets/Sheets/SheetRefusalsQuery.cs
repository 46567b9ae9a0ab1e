using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Files.Sheets;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Sheets;

/// <summary>The refused rows of one's own sheet as they were sent, each with its reasons: to be put right and brought again.</summary>
public sealed class SheetRefusalsQuery(BrokerStore store, IFileShelf shelf)
{
    /// <param name="Heading">The names of the columns as the file has them.</param>
    public sealed record Refusals(string FileName, IReadOnlyList<string> Heading, IReadOnlyList<RefusedLine> Rows);

    /// <param name="Cells">Texts, numbers, days, or nothing.</param>
    public sealed record RefusedLine(IReadOnlyList<object?> Cells, IReadOnlyList<SheetProblem> Problems);

    public async Task<Result<Refusals>> RunAsync(Caller by, Guid sheetId, CancellationToken ct = default)
    {
        ItemSheet sheet;
        string hash;
        Dictionary<int, SheetLine> refused;
        List<SheetLine> absent;
        await using (var db = await store.OpenToReadAsync(by, ct))
        {
            db.Actor.DemandReading();
            if (await db.ItemSheets.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sheetId, ct) is not { Refused: > 0 } found) return Problem.Missing;
            sheet = found;
            hash = await db.Files.Where(f => f.Id == sheet.FileId).Select(f => f.Hash).SingleAsync(ct);
            var lines = await db.SheetLines.AsNoTracking().Where(l => l.SheetId == sheetId && l.Outcome == SheetOutcome.Refused).OrderBy(l => l.Position).ToListAsync(ct);
            (refused, absent) = (lines.Where(l => l.Line > 0).ToDictionary(l => l.Line), [.. lines.Where(l => l.Line == 0)]);
        }
        var (heading, rows) = (new List<string>(), new List<RefusedLine>());
        await using var file = shelf.Open(hash);
        var read = SheetFile.Read(file, row =>
        {
            if (heading.Count == 0 && SheetHeading.Find(row, SheetColumns.Words(sheet.Kind)) is { Failed: false } found) heading.AddRange(found.Value.Names);
            else if (refused.TryGetValue(row.Line, out var line)) rows.Add(new([.. row.Cells.Select(Value)], line.Problems));
        });
        if (read.Failed) return read.Problem;
        rows.AddRange(absent.Select(line => new RefusedLine([line.Label], line.Problems)));
        return new Refusals(sheet.FileName, heading, rows);
    }

    private static object? Value(SheetCell cell) => cell.Kind switch
    {
        CellKind.Empty or CellKind.Formula or CellKind.TooLong => null,
        CellKind.Number => (decimal)cell.Number,
        CellKind.Day when cell.ToMoment() is { } moment && moment.TimeOfDay == default => DateOnly.FromDateTime(moment),
        _ => cell.Typed,
    };
}
