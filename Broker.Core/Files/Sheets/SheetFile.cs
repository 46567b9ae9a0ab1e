using System.Text;
using System.Xml;
using Broker.Core.Common;

namespace Broker.Core.Files.Sheets;

/// <summary>
/// Rows out of a spreadsheet somebody sends: an Excel workbook or a text file with separators, told apart by how it begins. Nothing the file says about itself is
/// believed; what is read is counted, row by row, and no more than a row is held.
/// </summary>
/// <remarks>
/// Refusals of the file, with their values in order: sheet.empty; sheet.too-large (megabytes); sheet.not-a-workbook; sheet.old-format; sheet.encrypted; sheet.macros;
/// sheet.damaged (part); sheet.bomb (megabytes); sheet.too-many-rows (limit); sheet.too-many-columns (limit); sheet.merged (cells).
/// Of a row: sheet.quotes; sheet.nul; sheet.line-too-long.
/// </remarks>
public static class SheetFile
{
    private const int Head = 4096;

    /// <summary>Shows every row that is not blank. What stops halfway was refused: whoever takes rows forgets them then.</summary>
    /// <param name="file">Can be sought in.</param>
    public static Result Read(Stream file, Action<SheetRow> take)
    {
        try
        {
            if (file.Length == 0) throw new SheetRefusal("sheet.empty");
            if (file.Length > SheetLimits.Megabytes * 1024L * 1024) throw new SheetRefusal("sheet.too-large", SheetLimits.Megabytes);
            var head = new byte[(int)Math.Min(Head, file.Length)];
            file.Position = 0;
            file.ReadExactly(head);
            file.Position = 0;
            var counted = Counted(take);
            if (head.AsSpan().StartsWith("PK"u8)) XlsxRows.Read(file, counted);
            else if (head.AsSpan().StartsWith(CompoundFile)) throw new SheetRefusal(IsLocked(file) ? "sheet.encrypted" : "sheet.old-format");
            else CsvRows.Read(file, head, counted);
            return Result.Done;
        }
        catch (SheetRefusal refusal)
        {
            return refusal.Problem;
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or EndOfStreamException or DecoderFallbackException or NotSupportedException)
        {
            return Problem.Of("sheet.damaged", "zip");
        }
    }

    private static Action<SheetRow> Counted(Action<SheetRow> take)
    {
        var rows = 0;
        return row =>
        {
            if (row.IsBlank) return;
            if (++rows > SheetLimits.Rows) throw new SheetRefusal("sheet.too-many-rows", SheetLimits.Rows);
            if (row.Cells.Count > SheetLimits.Columns) throw new SheetRefusal("sheet.too-many-columns", SheetLimits.Columns);
            take(row);
        };
    }

    /// <summary>Office keeps a workbook behind a password as a stream of that name in a compound file, whose names are UTF-16.</summary>
    private static bool IsLocked(Stream file)
    {
        var (sought, buffer) = (Encoding.Unicode.GetBytes("EncryptedPackage"), new byte[1 << 16]);
        file.Position = 0;
        for (var kept = 0; ;)
        {
            var read = file.Read(buffer, kept, buffer.Length - kept);
            if (read == 0) return false;
            if (buffer.AsSpan(0, kept + read).IndexOf(sought) >= 0) return true;
            var keep = Math.Min(sought.Length, kept + read);
            buffer.AsSpan(kept + read - keep, keep).CopyTo(buffer);
            kept = keep;
        }
    }

    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
}

/// <summary>Carries the reason from the depth where it is seen to the answer.</summary>
internal sealed class SheetRefusal(string code, params object?[] args) : Exception(code)
{
    public Problem Problem { get; } = Problem.Of(code, args);
}
