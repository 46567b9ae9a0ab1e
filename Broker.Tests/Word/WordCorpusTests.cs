using Broker.Core.Word;
using Broker.Tests.Word.Html;

namespace Broker.Tests.Word;

/// <summary>Public documents others wrote, in the folder BROKER_CORPUS names; without it they are skipped, and say so.</summary>
public sealed class WordCorpusTests
{
    public static TheoryData<string> Files
    {
        get
        {
            var folder = CorpusFactAttribute.Folder;
            return [.. Directory.Exists(folder) ? Directory.GetFiles(folder, "*.docx").Order() : Enumerable.Empty<string>()];
        }
    }

    [CorpusTheory, MemberData(nameof(Files))]
    public void A_document_of_others_passes_is_read_and_keeps_its_text(string file)
    {
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
