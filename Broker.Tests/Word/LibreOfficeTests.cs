using System.Xml.Linq;
using Broker.Core.Templates;
using Broker.Core.Word;
using static Broker.Tests.Word.WordFile;

namespace Broker.Tests.Word;

/// <summary>A letter written and saved by LibreOffice itself: its frames, its fields and the way it cuts its runs.</summary>
[Rule("R-TAG-01")]
public sealed class LibreOfficeTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    internal static byte[] Letter
    {
        get
        {
            using var stream = typeof(LibreOfficeTests).Assembly.GetManifestResourceStream("LibreOffice.docx")!;
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
    }

    internal static byte[] FilledLetter
    {
        get
        {
            var answers = new Dictionary<string, MergeValue> { ["motif"] = "Salon <b>", ["parking"] = true };
            return WordFill.Fill(Letter, TagValues.Examples(TemplateSubject.Contract).Set("firm.name", "Cabinet Ardelane").For(TemplateTags.Read(Letter, TemplateSubject.Contract), answers), Filled.French);
        }
    }

    [Fact]
    public void Every_tag_is_found_where_LibreOffice_puts_it()
    {
        Assert.Null(PackageGate.Check(Letter).Problem);
        var tags = TemplateTags.Read(Letter, TemplateSubject.Contract);
        Assert.Equal(0, tags.Errors);
        Assert.Equal(["motif", "parking"], tags.Asked.Select(a => a.Key));
        TagPart[] places = [TagPart.Body, TagPart.Header, TagPart.Footer, TagPart.Footnote, TagPart.Title];
        Assert.Equal(places, tags.Tags.Select(t => t.Tag.Place.Part).Distinct());
        Assert.Equal(["client.nom", "contrat.flotte", "client.adresse"], tags.Tags.Where(t => t.Tag.Place.InTextBox).Select(t => t.Tag.Path));
        Assert.All(tags.Tags.Where(t => t.Verdict.Known?.List == "vehicles"), t => Assert.Equal(2, t.Tag.Place.Row));
    }

    [Fact]
    public void The_letter_is_filled_and_no_worse_than_it_came()
    {
        var filled = FilledLetter;
        Assert.Null(PackageGate.Check(filled).Problem);
        Assert.Equal(Faults(Letter).Count, Faults(filled).Count);
        Assert.Empty(MergeTags.Read(filled).Tags);

        var text = TextOf(filled);
        foreach (var words in new[] { "Nous certifions que Transports Garnier SAS est assuré depuis le 1er janvier 2026 auprès de Mutuelle de l'Ouest.", "Motif : Salon <b>", "Avec parking.", "avec le code 7K3MQ9TZ4XW1B8HC." })
            Assert.Contains(words, text);
        Assert.DoesNotContain("Sans parking", text);
        Assert.Equal(2, text.Split("Flotte assurée").Length - 1);
        Assert.Equal(4, XmlOf(filled).Descendants(W + "tr").Count());
        Assert.Equal("Cabinet Ardelane\tPolice n° FL-2026-0042", TextOf(filled, "word/header1.xml"));
        Assert.Contains("Au titre du produit Flotte Pro.", TextOf(filled, "word/footnotes.xml"));
    }

    [Fact]
    public void The_look_of_the_first_of_its_runs_is_kept()
    {
        var run = XmlOf(FilledLetter).Descendants(W + "r").Single(r => r.Value == "Transports Garnier SAS" && r.Element(W + "rPr")?.Element(W + "b") is not null);
        Assert.Equal(["b"], run.Element(W + "rPr")!.Elements().Select(e => e.Name.LocalName));
        Assert.Equal("Attestation FL-2026-0042", WordToHtml.Convert(FilledLetter).Title);
    }
}
