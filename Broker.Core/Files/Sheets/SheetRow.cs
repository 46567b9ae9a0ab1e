using System.Globalization;
using Broker.Core.Common;

namespace Broker.Core.Files.Sheets;

/// <summary>What lies in a cell. A formula is never calculated, and what the file says it came to is not believed: whoever wrote the file wrote that too.</summary>
public enum CellKind { Empty, Text, Number, Day, Flag, Fault, Formula, TooLong }

/// <param name="Number">Of a number; of a day, its serial number counted from 30 December 1899; of a flag, 0 or 1.</param>
public readonly record struct SheetCell(CellKind Kind, string Text = "", double Number = 0)
{
    public static readonly SheetCell Empty = new(CellKind.Empty);

    public static SheetCell Of(string text) => text.Length == 0 ? Empty : text.Length > SheetLimits.CellLength ? new(CellKind.TooLong) : new(CellKind.Text, text);

    /// <summary>As it would be typed; a plate or a postal code may be kept as a number.</summary>
    public string Typed => Kind switch
    {
        CellKind.Number => Number.ToString(Math.Abs(Number) < 1e15 && Number == Math.Floor(Number) ? "F0" : "G15", CultureInfo.InvariantCulture),
        CellKind.Flag => Number == 0 ? "0" : "1",
        CellKind.Day => ToMoment() is { } moment ? moment.ToString(moment.TimeOfDay == default ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : Number.ToString("G15", CultureInfo.InvariantCulture),
        _ => Text,
    };

    /// <summary>Null when no calendar has it. Rounded to the minute: spreadsheets keep times as parts of a day.</summary>
    public DateTime? ToMoment()
    {
        if (Kind != CellKind.Day && Kind != CellKind.Number || !(Number is >= 1 and < 2_958_466)) return null;
        var minutes = (long)Math.Round(Number * 1440);
        return new DateTime(1899, 12, 30).AddMinutes(minutes);
    }
}

/// <summary>One row as it is read; the same object for every row.</summary>
public sealed class SheetRow
{
    /// <summary>Its number as the spreadsheet shows it, from 1.</summary>
    public int Line { get; internal set; }
    public List<SheetCell> Cells { get; } = [];

    /// <summary>Why the row as such could not be read.</summary>
    public Problem? Problem { get; internal set; }

    public bool IsBlank => Problem is null && Cells.TrueForAll(cell => cell.Kind == CellKind.Empty || (cell.Kind == CellKind.Text && string.IsNullOrWhiteSpace(cell.Text)));

    internal void Begin(int line)
    {
        Line = line;
        Problem = null;
        Cells.Clear();
    }

    internal void Put(int column, SheetCell cell)
    {
        while (Cells.Count <= column) Cells.Add(SheetCell.Empty);
        Cells[column] = cell;
    }
}

public static class SheetLimits
{
    public const int Megabytes = 25, Rows = 200_000, Columns = 256, CellLength = 32_767;

    /// <summary>What all parts that are read may come to, once inflated.</summary>
    internal const long Inflated = 512L * 1024 * 1024;

    /// <summary>Shared texts are held while the rows are read.</summary>
    internal const long SharedText = 64L * 1024 * 1024;
}
