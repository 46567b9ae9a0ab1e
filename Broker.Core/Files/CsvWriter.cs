using System.Globalization;
using System.Text;

namespace Broker.Core.Files;

/// <summary>
/// Rows as a spreadsheet opens them: marked as UTF-8, with the separator of the reader's language, and with nothing in a cell that
/// a spreadsheet would take for a formula.
/// </summary>
public sealed class CsvWriter(Stream to, CultureInfo reader) : ISheet, IAsyncDisposable
{
    private readonly StreamWriter text = new(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 14, leaveOpen: true) { NewLine = "\r\n" };
    private readonly char separator = reader.NumberFormat.NumberDecimalSeparator == "," ? ';' : ',';

    public void Write(IReadOnlyList<object?> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0) text.Write(separator);
            text.Write(Quoted(Shown(cells[i])));
        }
        text.WriteLine();
    }

    private string Shown(object? cell) => cell switch
    {
        null => "",
        string typed => Harmless(typed),
        DateOnly day => day.ToString("d", reader),
        IFormattable value => value.ToString(null, reader),
        _ => Harmless(cell.ToString() ?? ""),
    };

    /// <summary>An apostrophe before what would begin a formula: the sheet shows it as the text it is.</summary>
    public static string Harmless(string typed) => typed.Length > 0 && "=+-@\t\r".Contains(typed[0]) ? "'" + typed : typed;

    private string Quoted(string cell) => cell.AsSpan().IndexOfAny([separator, '"', '\n', '\r']) < 0 ? cell : $"\"{cell.Replace("\"", "\"\"")}\"";

    public void Dispose() => text.Dispose();

    public ValueTask DisposeAsync() => text.DisposeAsync();
}
