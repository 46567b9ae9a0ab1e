using Broker.Core.Word;

namespace Broker.Tests.Word;

/// <summary>Public documents others wrote, in the folder BROKER_CORPUS names; without it there is nothing to try.</summary>
public sealed class WordCorpusTests
{
    public static TheoryData<string> Files
    {
        get
        {
            var folder = Environment.GetEnvironmentVariable("BROKER_CORPUS");
            var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.docx").Order() : Enumerable.Empty<string>();
            return [.. files.DefaultIfEmpty("")];
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void A_document_of_others_passes_is_read_and_keeps_its_text(string file)
    {
        if (file.Length == 0) return;
        var docx = File.ReadAllBytes(file);
        Assert.Null(PackageGate.Check(docx).Problem);
        var reading = MergeTags.Read(docx);
        if (reading.Errors.Count > 0)
        {
            Assert.Throws<ArgumentException>(() => WordFill.Fill(docx, new(), Filled.French));
            return;
        }
        var filled = WordFill.Fill(docx, new(), Filled.French, UnknownTags.KeepVisible);
        Assert.Equal(WordFile.TextOf(docx), WordFile.TextOf(filled));
        Assert.Equal(WordFile.Faults(docx), WordFile.Faults(filled));
        Assert.Null(PackageGate.Check(filled).Problem);
    }
}
