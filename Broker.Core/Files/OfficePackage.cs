using System.IO.Compression;
using System.Text;
using Broker.Core.Common;

namespace Broker.Core.Files;

/// <summary>What lies inside an Office file somebody outside sends. Nobody of the firm shall open a program, or a file that fills their computer.</summary>
internal static class OfficePackage
{
    private const int MostParts = 10_000;
    private const long MostInflated = 256L * 1024 * 1024;
    private const int MostTypes = 1024 * 1024;
    private const string Field = "FileName";

    private static readonly string[] Endings = [".docx", ".xlsx", ".pptx", ".odt", ".ods"];

    public static bool Is(string name) => Endings.Contains(Path.GetExtension(name).ToLowerInvariant());

    /// <returns>Null when nothing speaks against it.</returns>
    public static Problem? Check(Stream file)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MostParts) return new("document.bomb", Field);
            if (zip.Entries.Any(IsProgram) || zip.GetEntry("[Content_Types].xml") is { } types && SpeaksOfPrograms(types)) return new("document.macros", Field);
            return Inflates(zip) ? null : new("document.bomb", Field);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            return new("document.not-what-it-says", Field);
        }
    }

    /// <summary>By the names Office and OpenDocument give them.</summary>
    private static bool IsProgram(ZipArchiveEntry part) =>
        part.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || part.FullName.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase)
        || (part.Length > 0 && (part.FullName.StartsWith("Basic/", StringComparison.Ordinal) || part.FullName.StartsWith("Scripts/", StringComparison.Ordinal)));

    /// <summary>Under another name, a program still has to be declared as one.</summary>
    private static bool SpeaksOfPrograms(ZipArchiveEntry types)
    {
        using var from = types.Open();
        var text = new byte[MostTypes];
        var read = from.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        var said = Encoding.UTF8.GetString(text, 0, read);
        return said.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || said.Contains("vbaProject", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Counted while inflating: what the file says of its own lengths is not believed.</summary>
    private static bool Inflates(ZipArchive zip)
    {
        var buffer = new byte[81_920];
        var left = MostInflated;
        foreach (var part in zip.Entries)
        {
            using var from = part.Open();
            for (int read; (read = from.Read(buffer)) > 0;)
                if ((left -= read) < 0) return false;
        }
        return true;
    }
}
