using System.Text;
using System.Text.Unicode;
using Broker.Core.Common;

namespace Broker.Core.Files.Sheets;

/// <summary>
/// Rows of a text with separators, as Excel, other programs and people write them: whatever of comma, semicolon and tab parts the first line most; UTF-8, UTF-16 with its
/// mark, or what Windows wrote before.
/// </summary>
internal sealed class CsvRows
{
    /// <summary>A quote that is not closed within so many lines was never meant to be.</summary>
    private const int MostLinesInCell = 30;
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private enum Cut { Whole, Open, Broken }

    private readonly SheetRow row = new();
    private readonly StringBuilder cell = new();
    private char separator = ';';

    public static void Read(Stream file, ReadOnlySpan<byte> head, Action<SheetRow> take)
    {
        if (head.StartsWith("%PDF"u8) || head.StartsWith("{\\rtf"u8) || head.StartsWith("<"u8) || head.StartsWith(new byte[] { 0x89, 0x50 }) || head.StartsWith(new byte[] { 0xFF, 0xD8 })) throw new SheetRefusal("sheet.not-a-workbook");
        using var text = new StreamReader(file, EncodingOf(file, head), detectEncodingFromByteOrderMarks: true, 1 << 16, leaveOpen: true);
        new CsvRows().Read(new(text), take);
    }

    private static Encoding EncodingOf(Stream file, ReadOnlySpan<byte> head) =>
        head.StartsWith(new byte[] { 0xFF, 0xFE }) ? Encoding.Unicode : head.StartsWith(new byte[] { 0xFE, 0xFF }) ? Encoding.BigEndianUnicode : IsUtf8(file) ? Encoding.UTF8 : Windows;

    /// <summary>To its last byte: a name with an accent may stand there alone.</summary>
    private static bool IsUtf8(Stream file)
    {
        var (bytes, signs, kept) = (new byte[1 << 16], new char[1 << 16], 0);
        file.Position = 0;
        try
        {
            while (true)
            {
                var read = file.Read(bytes, kept, bytes.Length - kept);
                var status = Utf8.ToUtf16(bytes.AsSpan(0, kept + read), signs, out var used, out _, replaceInvalidSequences: false, isFinalBlock: read == 0);
                if (status == System.Buffers.OperationStatus.InvalidData) return false;
                if (read == 0) return true;
                var rest = kept + read - used;
                bytes.AsSpan(used, rest).CopyTo(bytes);
                kept = rest;
            }
        }
        finally
        {
            file.Position = 0;
        }
    }

    private void Read(CsvLines lines, Action<SheetRow> take)
    {
        if (!lines.TryPeek(0, out var first)) return;
        // Excel's own way to say which sign parts the cells.
        if (first.Text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && first.Text.Length == 5) (separator, _) = (first.Text[4], lines.TryRead(out _));
        else separator = SeparatorOf(lines);
        if (first.Text.Contains('\0')) throw new SheetRefusal("sheet.not-a-workbook");
        while (lines.TryRead(out var line))
        {
            row.Begin(line.Number);
            row.Problem = ReadRow(lines, line);
            take(row);
        }
    }

    private static char SeparatorOf(CsvLines lines)
    {
        for (var i = 0; i < 10 && lines.TryPeek(i, out var line); i++)
        {
            var (semicolons, commas, tabs, quoted) = (0, 0, 0, false);
            foreach (var sign in line.Text)
            {
                if (sign == '"') quoted = !quoted;
                else if (quoted) continue;
                else if (sign == ';') semicolons++;
                else if (sign == ',') commas++;
                else if (sign == '\t') tabs++;
            }
            // A title above the table has none of them, or a comma in its sentence.
            if (tabs > 1 && tabs >= semicolons && tabs >= commas) return '\t';
            if (semicolons > 0 && semicolons >= commas) return ';';
            if (commas > 1) return ',';
        }
        return ';';
    }

    private Problem? ReadRow(CsvLines lines, CsvLine line)
    {
        if (line.Cut) return new("sheet.line-too-long");
        if (line.Text.Contains('\0')) return new("sheet.nul");
        var (text, ending) = (line.Text, line.Ending);
        for (var further = 0; ; further++)
        {
            switch (Parse(text))
            {
                case Cut.Whole:
                    lines.Pass(further);
                    return null;
                case Cut.Open when further < MostLinesInCell && text.Length <= SheetLimits.CellLength * 2 && lines.TryPeek(further, out var next) && !next.Cut && !next.Text.Contains('\0'):
                    (text, ending) = (text + ending + next.Text, next.Ending);
                    break;
                default:
                    row.Cells.Clear();
                    Raw(line.Text);
                    return new("sheet.quotes");
            }
        }
    }

    /// <summary>As it stands: whoever gets it back sees what was there.</summary>
    private void Raw(string text)
    {
        var at = 0;
        foreach (var piece in text.Split(separator).Take(SheetLimits.Columns)) row.Put(at++, SheetCell.Of(piece));
    }

    private Cut Parse(string text)
    {
        row.Cells.Clear();
        for (var at = 0; ;)
        {
            if (row.Cells.Count > SheetLimits.Columns) throw new SheetRefusal("sheet.too-many-columns", SheetLimits.Columns);
            if (at < text.Length && text[at] == '"')
            {
                if (Quoted(text, ref at) is var cut && cut != Cut.Whole) return cut;
            }
            else
            {
                var end = text.IndexOf(separator, at);
                if (end < 0) end = text.Length;
                row.Cells.Add(SheetCell.Of(text[at..end]));
                at = end;
            }
            if (at >= text.Length) return Cut.Whole;
            if (text[at++] != separator) return Cut.Broken;
        }
    }

    private Cut Quoted(string text, ref int at)
    {
        cell.Clear();
        for (at++; ;)
        {
            var end = text.IndexOf('"', at);
            if (end < 0) return Cut.Open;
            cell.Append(text, at, end - at);
            at = end + 1;
            if (at < text.Length && text[at] == '"')
            {
                cell.Append('"');
                at++;
                continue;
            }
            row.Cells.Add(SheetCell.Of(cell.ToString()));
            // Blanks before the separator do no harm.
            while (at < text.Length && text[at] == ' ') at++;
            return Cut.Whole;
        }
    }
}
