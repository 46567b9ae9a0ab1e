using System.Globalization;
using Broker.Core.Word;
using Broker.Tests.Word;
using Broker.Tests.Word.Html;
using Broker.Tests.Workshop;
using Xunit.Abstractions;

namespace Broker.Tests.Bench.Fidelity;

/// <summary>
/// Our pages beside those LibreOffice prints of the same documents: papers of our own, a letter saved by LibreOffice, and, in the folder
/// BROKER_CORPUS names, documents of others. It prints the columns and the bars they are held against.
/// </summary>
[Collection(BenchCollection.Name), Trait("Kind", "Bench")]
public sealed class FidelityBench(PressBench press, ITestOutputHelper output) : IClassFixture<PressBench>
{
    [BrowserFact]
    public async Task Our_pages_beside_the_reference()
    {
        if (Reference.Missing is { } missing)
        {
            output.WriteLine(missing);
            return;
        }
        var scores = new List<PageScore>();
        output.WriteLine($"{"document",-44} {"pages",7} {"words",6} {"recall",6} {"order",6} {"page",6} {"ink",6}  remarks");
        scores.AddRange(await CompareAsync(await Reference.PapersAsync()));
        scores.AddRange(await CompareAsync([.. WordPapers.All, ("letter saved by LibreOffice", LibreOfficeTests.FilledLetter)]));
        if (CorpusFactAttribute.Folder is { } folder && Directory.Exists(folder))
            scores.AddRange(await CompareAsync([.. Directory.GetFiles(folder, "*.docx").Order(StringComparer.Ordinal).Select(f => (Path.GetFileNameWithoutExtension(f), File.ReadAllBytes(f)))]));
        else output.WriteLine("BROKER_CORPUS names no folder: the documents of others are not compared.");

        Say("mean", scores);
        var least = scores.MinBy(s => s.Recall)!;
        output.WriteLine($"same pages {Mean(scores, s => s.SamePages)} (bar 0.97), words {Mean(scores, s => s.Words)} (bar 0.975), least recall {least.Recall.ToString("F3", CultureInfo.InvariantCulture)}: {least.Name} (bar 0.95), ink {Mean(scores, s => s.Ink)} (bar 0.85)");
    }

    private async Task<IReadOnlyList<PageScore>> CompareAsync(IReadOnlyList<(string Name, byte[] Docx)> papers)
    {
        if (papers.Count == 0) return [];
        var references = await Reference.OfAsync([.. papers.Select(p => p.Docx)]);
        var scores = new List<PageScore>();
        foreach (var ((name, docx), reference) in papers.Zip(references))
        {
            if (reference is null)
            {
                output.WriteLine($"{name,-44} the reference was not made");
                continue;
            }
            var html = WordToHtml.Convert(docx);
            using var ours = await PrintedPages.OfAsync(await press.Press.PrintAsync(PrintPage.Compose(html)));
            using var theirs = await PrintedPages.OfAsync(reference.Pdf);
            var remarks = reference.Remarks.Concat(html.Undrawn.Select(u => $"not drawn: {u.Kind}")).ToList();
            if (reference.HasEndnotes && theirs.Count == ours.Count + 1)
            {
                theirs.JoinLast();
                remarks.Add("the reference gives endnotes a page of their own");
            }
            var score = PageScore.Of(name, theirs, ours, string.Join("; ", remarks.Distinct()));
            Say(score);
            scores.Add(score);
        }
        return scores;
    }

    private void Say(PageScore s) => output.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{(s.Name.Length > 44 ? s.Name[..44] : s.Name),-44} {$"{s.Pages}/{s.ReferencePages}",7} {s.Words,6:F3} {s.Recall,6:F3} {s.Order,6:F3} {s.OnPage,6:F3} {s.Ink,6:F3}  {s.Remarks}"));

    private void Say(string title, List<PageScore> all) => output.WriteLine(
        $"{$"{title} of {all.Count}",-44} {Mean(all, s => s.SamePages),7} {Mean(all, s => s.Words),6} {Mean(all, s => s.Recall),6} {Mean(all, s => s.Order),6} {Mean(all, s => s.OnPage),6} {Mean(all, s => s.Ink),6}");

    private static string Mean(List<PageScore> all, Func<PageScore, double> of) => all.Average(of).ToString("F3", CultureInfo.InvariantCulture);
}
