using System.Diagnostics;
using System.Text;

namespace Broker.Tests.Bench.Fidelity;

/// <summary>A PDF as one reads and sees it: the words of each page, and where each page is inked.</summary>
internal sealed class PrintedPages : IDisposable
{
    private const int CellPixels = 4;

    // What differs between two writers of one text: spaces that do not break, hyphens, ligatures. Bullets and ticks are no words.
    private static readonly Dictionary<char, string> Alike = new()
    {
        ['\u00A0'] = " ", ['\u2011'] = "-", ['\u2212'] = "-", ['\u00AD'] = "", ['\u200B'] = "", ['\uFB00'] = "ff", ['\uFB01'] = "fi", ['\uFB02'] = "fl", ['\uFB03'] = "ffi", ['\uFB04'] = "ffl",
    };

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pages-");
    private readonly List<List<string>> words = [];
    private readonly List<HashSet<(int X, int Y)>> inked = [];

    public IReadOnlyList<List<string>> Words => words;

    public IReadOnlyList<HashSet<(int X, int Y)>> Inked => inked;

    public int Count => words.Count;

    public static async Task<PrintedPages> OfAsync(byte[] pdf)
    {
        var pages = new PrintedPages();
        var file = Path.Combine(pages.folder.FullName, "it.pdf");
        await File.WriteAllBytesAsync(file, pdf);
        await RunAsync("pdftotext", "-layout", "-enc", "UTF-8", file, file + ".txt");
        await RunAsync("pdftoppm", "-r", "60", "-gray", file, Path.Combine(pages.folder.FullName, "p"));
        var text = await File.ReadAllTextAsync(file + ".txt");
        pages.words.AddRange(text.Split('\f')[..^1].Select(page => Plain(page).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(w => w.Any(char.IsLetterOrDigit)).ToList()));
        pages.inked.AddRange(Directory.GetFiles(pages.folder.FullName, "p-*.pgm").Order(StringComparer.Ordinal).Select(Cells));
        return pages;
    }

    /// <summary>The last page counts as the end of the one before.</summary>
    public void JoinLast()
    {
        words[^2].AddRange(words[^1]);
        words.RemoveAt(words.Count - 1);
        inked.RemoveAt(inked.Count - 1);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string Plain(string page)
    {
        var text = new StringBuilder(page.Length);
        foreach (var c in page) text.Append(Alike.GetValueOrDefault(c) ?? c.ToString());
        return text.ToString();
    }

    private static HashSet<(int X, int Y)> Cells(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var at = 0;
        int Field()
        {
            while (char.IsWhiteSpace((char)bytes[at])) at++;
            var from = at;
            while (!char.IsWhiteSpace((char)bytes[at])) at++;
            return int.TryParse(Encoding.ASCII.GetString(bytes, from, at - from), out var n) ? n : 0;
        }
        Field();
        int width = Field(), height = Field();
        Field();
        at++;
        var cells = new HashSet<(int, int)>();
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                if (bytes[at + y * width + x] <= 160) cells.Add((x / CellPixels, y / CellPixels));
        return cells;
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
