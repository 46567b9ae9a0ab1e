using Broker.Core.Common;
using Broker.Core.Files.Sheets;
using Broker.Core.Products;

namespace Broker.Core.Fleets.Sheets;

/// <summary>The rows of a file as items: the heading is looked for, then each row read by it. Knows the columns, not the contract.</summary>
internal sealed class SheetReading(ItemKind kind)
{
    /// <summary>Titles and explanations may stand above the table.</summary>
    private const int HeadingWithin = 30;

    private const int MostWords = 5_000;

    private enum Shape { Text, Day, Whole, Amount, Word, PostalCode, Entry, Exit, Contract, Reference }

    private static readonly Dictionary<string, Shape> Shapes = new()
    {
        [nameof(ItemData.PlateKind)] = Shape.Word, [nameof(ItemData.Civility)] = Shape.Word, [nameof(ItemData.FirstRegisteredOn)] = Shape.Day, [nameof(ItemData.BornOn)] = Shape.Day,
        [nameof(ItemData.GrossWeight)] = Shape.Whole, [nameof(ItemData.Area)] = Shape.Whole, [nameof(ItemData.Value)] = Shape.Amount,
        [nameof(ItemData.PostalCode)] = Shape.PostalCode, [nameof(ItemData.GaragePostalCode)] = Shape.PostalCode,
        [SheetColumns.Entry] = Shape.Entry, [SheetColumns.Exit] = Shape.Exit, [SheetColumns.Contract] = Shape.Contract, [SheetColumns.Reference] = Shape.Reference,
    };

    private sealed record Column(int At, string Name, Shape Shape, int Field, ItemField? Into);

    private static readonly DateTime Earliest = new(1901, 1, 1), Latest = new(2100, 1, 1);

    private readonly Dictionary<string, (int Place, ItemField Field)> fields = ItemFields.Of(kind).Select((field, place) => (field, place)).ToDictionary(f => f.field.Name, f => (f.place, f.field));
    private readonly HashSet<string> words = [];
    private List<Column>? columns;
    private int seen;

    public List<SheetEntry> Entries { get; } = [];
    public IReadOnlyList<string> Unread { get; private set; } = [];

    /// <returns>The problem of the file as a whole.</returns>
    public Problem? Read(Stream file)
    {
        Problem? heading = null;
        var read = SheetFile.Read(file, row =>
        {
            if (heading is not null) return;
            if (columns is null) heading = SeekHeading(row);
            else Entries.Add(EntryOf(row));
        });
        if (read.Failed) return read.Problem;
        return heading ?? (columns is null ? new("sheet.no-heading") : Entries.Count == 0 ? new("sheet.no-rows") : null);
    }

    private Problem? SeekHeading(SheetRow row)
    {
        if (++seen > HeadingWithin) return new("sheet.no-heading");
        if (SheetHeading.Find(row, SheetColumns.Words(kind)) is not { } found) return null;
        if (found.Failed) return found.Problem;
        var heading = found.Value;
        // A sheet that names each row by its reference needs no other name.
        if (!heading.Columns.ContainsKey(SheetColumns.Reference) && SheetColumns.Needed(kind).FirstOrDefault(name => !heading.Columns.ContainsKey(name)) is { } missing)
            return Problem.Of("sheet.column-missing", SheetColumns.Of(kind).First(c => c.Name == missing) is var column && column.French != column.English ? $"{column.French} / {column.English}" : missing);
        columns = [.. heading.Columns.Select(c => new Column(c.Value, c.Key, Shapes.GetValueOrDefault(c.Key), fields.TryGetValue(c.Key, out var f) ? f.Place : -1, f.Field))];
        Unread = heading.Unknown;
        return null;
    }

    private SheetEntry EntryOf(SheetRow row)
    {
        var entry = new SheetEntry { Line = row.Line, Given = new() { Kind = kind } };
        if (row.Problem is { } broken) entry.Problems.Add(broken);
        foreach (var column in columns!)
        {
            var cell = column.At < row.Cells.Count ? row.Cells[column.At] : SheetCell.Empty;
            switch (cell.Kind)
            {
                case CellKind.Empty: continue;
                case CellKind.Formula: entry.Problems.Add(new("sheet.formula", column.Name)); continue;
                case CellKind.TooLong: entry.Problems.Add(Problem.Of("sheet.cell-too-long", SheetLimits.CellLength).At(column.Name)); continue;
                case CellKind.Fault: entry.Problems.Add(Problem.Of("sheet.fault", Inputs.Cut(cell.Text, 20)).At(column.Name)); continue;
            }
            if (row.Problem is null || column.Into is not null) Put(entry, column, cell);
        }
        return entry;
    }

    private void Put(SheetEntry entry, Column column, SheetCell cell)
    {
        var typed = cell.Kind == CellKind.Text ? CellValues.Tidy(cell.Text) : cell.Typed;
        if (typed.Length == 0) return;
        var clears = typed == "-";
        switch (column.Shape)
        {
            case Shape.Entry:
                if (clears) entry.ClearsEntry = true;
                else entry.Entry = Moment(entry, column, cell, typed);
                return;
            case Shape.Exit:
                if (clears) entry.ClearsExit = true;
                else entry.Exit = Moment(entry, column, cell, typed);
                return;
            case Shape.Contract:
                entry.Contract = CellValues.Plain(typed);
                return;
            case Shape.Reference:
                if (Guid.TryParse(typed, out var id)) entry.Reference = id;
                else entry.Problems.Add(Problem.Of("sheet.reference-wrong", Inputs.Cut(typed, 40)).At(column.Name));
                return;
        }
        entry.Fields |= 1u << column.Field;
        if (clears && column.Shape is not (Shape.Text or Shape.PostalCode)) entry.Cleared |= 1u << column.Field;
        else Give(entry, column, cell, Once(typed));
    }

    /// <summary>Makes, models and lenders are few, however many rows name them: each is held once.</summary>
    private string Once(string typed)
    {
        if (words.TryGetValue(typed, out var known)) return known;
        if (words.Count < MostWords) words.Add(typed);
        return typed;
    }

    private static void Give(SheetEntry entry, Column column, SheetCell cell, string typed)
    {
        var given = entry.Given;
        switch (column.Shape)
        {
            case Shape.Day when Moment(entry, column, cell, typed) is { } moment:
                if (column.Name == nameof(ItemData.BornOn)) given.BornOn = DateOnly.FromDateTime(moment);
                else given.FirstRegisteredOn = DateOnly.FromDateTime(moment);
                break;
            case Shape.Whole or Shape.Amount:
                if (CellValues.Number(cell) is not { } number || Math.Abs(number) > 1_000_000_000 || (column.Shape == Shape.Whole && number != Math.Floor(number)) || decimal.Round(number, 2) != number)
                    entry.Problems.Add(Problem.Of(column.Shape == Shape.Whole ? "sheet.not-whole" : "sheet.not-a-number", Inputs.Cut(typed, 40)).At(column.Name));
                else if (column.Name == nameof(ItemData.Value)) given.Value = number;
                else if (column.Name == nameof(ItemData.Area)) given.Area = (int)number;
                else given.GrossWeight = (int)number;
                break;
            case Shape.Word:
                if (SheetWords.Read(column.Name, typed) is not { } value) entry.Problems.Add(Problem.Of("sheet.word-wrong", Inputs.Cut(typed, 40)).At(column.Name));
                // A French plate says itself of which kind it is.
                else if (column.Name == nameof(ItemData.PlateKind) && value is not (nameof(PlateKind.Foreign) or nameof(PlateKind.None))) entry.Fields &= ~(1u << column.Field);
                else column.Into!.Write(given, value);
                break;
            case Shape.PostalCode:
                // A spreadsheet takes 01000 for a number, and forgets how it began.
                column.Into!.Write(given, cell.Kind == CellKind.Number && typed.Length == 4 ? "0" + typed : typed);
                break;
            case Shape.Text:
                column.Into!.Write(given, typed);
                break;
        }
    }

    private static DateTime? Moment(SheetEntry entry, Column column, SheetCell cell, string typed)
    {
        var moment = CellValues.Moment(cell);
        if (moment is null) entry.Problems.Add(Problem.Of("sheet.not-a-day", Inputs.Cut(typed, 40)).At(column.Name));
        else if (moment < Earliest || moment >= Latest)
        {
            entry.Problems.Add(Problem.Of("sheet.day-far", Inputs.Cut(typed, 40)).At(column.Name));
            return null;
        }
        return moment;
    }
}
