using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Broker.Tests.Bench.Fidelity;

/// <summary>What LibreOffice prints of a document, made once and kept by the document's hash outside the repository.</summary>
internal static partial class Reference
{
    internal sealed record Made(byte[] Pdf, IReadOnlyList<string> Remarks, bool HasEndnotes);

    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly string Kept = Path.Combine(Path.GetTempPath(), "broker-fidelity");

    public static string? Missing =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(p => File.Exists(Path.Combine(p, "soffice"))) ? null : "LibreOffice (package libreoffice-writer-nogui) is not installed: nothing to compare with.";

    public static async Task<IReadOnlyList<Made?>> OfAsync(IReadOnlyList<byte[]> documents)
    {
        var accepted = documents.Select(Accepted).ToList();
        var files = await ConvertAsync("pdf", [.. accepted.Select(a => (".docx", a.Docx))]);
        return [.. accepted.Zip(files, (a, pdf) => pdf is null ? null : new Made(pdf, a.Changed ? ["tracked changes accepted for the reference"] : [], a.HasEndnotes))];
    }

    /// <summary>The letters, certificates and invoices kept here as LibreOffice's own text, saved by it as Word documents.</summary>
    public static async Task<IReadOnlyList<(string Name, byte[] Docx)>> PapersAsync()
    {
        var assembly = typeof(Reference).Assembly;
        var names = assembly.GetManifestResourceNames().Where(n => n.EndsWith(".fodt", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        var texts = names.Select(name =>
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return (".fodt", copy.ToArray());
        }).ToList();
        var papers = await ConvertAsync("docx", texts);
        return [.. names.Zip(papers).Where(p => p.Second is not null).Select(p => ($"LibreOffice: {Path.GetFileNameWithoutExtension(p.First)}", p.Second!))];
    }

    private static async Task<IReadOnlyList<byte[]?>> ConvertAsync(string into, IReadOnlyList<(string Extension, byte[] Bytes)> documents)
    {
        Directory.CreateDirectory(Kept);
        var sources = documents.Select(d => Path.Combine(Kept, Convert.ToHexStringLower(SHA256.HashData(d.Bytes))[..24] + d.Extension)).ToList();
        var results = sources.Select(s => Path.ChangeExtension(s, into)).ToList();
        var asked = sources.Where((_, i) => !File.Exists(results[i])).Distinct().ToList();
        if (asked.Count > 0)
        {
            for (var i = 0; i < sources.Count; i++) await File.WriteAllBytesAsync(sources[i], documents[i].Bytes);
            var profile = Directory.CreateTempSubdirectory("office-");
            using var office = Process.Start(new ProcessStartInfo("soffice", ["--headless", $"-env:UserInstallation=file://{profile.FullName}", "--convert-to", into, "--outdir", Kept, .. asked]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var said = Task.WhenAll(office.StandardOutput.ReadToEndAsync(), office.StandardError.ReadToEndAsync());
            await office.WaitForExitAsync();
            await said;
            profile.Delete(recursive: true);
        }
        return [.. results.Select(r => File.Exists(r) ? File.ReadAllBytes(r) : null)];
    }

    // LibreOffice prints tracked changes as such; a document that goes out shows them accepted.
    private static (byte[] Docx, bool Changed, bool HasEndnotes) Accepted(byte[] docx)
    {
        using var copy = new MemoryStream();
        copy.Write(docx);
        bool changed = false, endnotes = false;
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in zip.Entries.Where(e => StoryName().IsMatch(e.FullName)).ToList())
            {
                XDocument xml;
                using (var stream = entry.Open()) xml = XDocument.Load(stream, LoadOptions.PreserveWhitespace);
                endnotes |= xml.Descendants(W + "endnoteReference").Any();
                var gone = xml.Descendants().Where(e => e.Name == W + "del" || e.Name == W + "moveFrom").ToList();
                var rows = gone.Where(e => e.Parent?.Name == W + "trPr").Select(e => e.Ancestors(W + "tr").First());
                var kept = xml.Descendants().Where(e => e.Name == W + "ins" || e.Name == W + "moveTo").ToList();
                if (gone.Count + kept.Count == 0) continue;
                changed = true;
                foreach (var e in rows.Concat(gone.Where(e => e.Parent?.Name != W + "trPr")).ToList()) e.Remove();
                foreach (var e in kept) e.ReplaceWith(e.Nodes());
                using var write = entry.Open();
                write.SetLength(0);
                xml.Save(write, SaveOptions.DisableFormatting);
            }
        }
        return (changed ? copy.ToArray() : docx, changed, endnotes);
    }

    [GeneratedRegex(@"^word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$")]
    private static partial Regex StoryName();
}
