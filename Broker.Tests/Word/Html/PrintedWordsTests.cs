using Broker.Core.Templates;
using Broker.Core.Word;
using Broker.Tests.Certificates;
using Broker.Tests.Workshop;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Word.WordFile;

namespace Broker.Tests.Word.Html;

/// <summary>From the gate to the page, on the real press: no word may be lost, nor said less often than the document says it.</summary>
[Trait("Kind", "Browser")]
public sealed class PrintedWordsTests(PressBench bench) : IClassFixture<PressBench>
{
    [BrowserFact]
    public async Task The_firms_own_templates_lose_no_word()
    {
        await using var world = await Broker.Tests.World.World.OpenAsync();
        var templates = await world.ReadAsync(db => db.Templates.Include(t => t.Fields).Join(db.Files, t => t.FileId, f => f.Id, (t, f) => new { Template = t, f.Hash }).ToListAsync());
        Assert.Equal(5, templates.Count);
        foreach (var found in templates)
        {
            var word = world.Shelf.Read(found.Hash);
            Assert.Null(PackageGate.Check(word).Problem);
            var answers = found.Template.Fields.ToDictionary(f => f.Tag, f => (MergeValue)$"Réponse à {f.Label}");
            var values = TagValues.Examples(found.Template.Subject).Set("firm.name", "Cabinet Ardelane").SetList("vehicles", Enumerable.Range(100, 60).Select(n =>
                new TagValues().Set("vehicles.plate", $"AB-{n}-CD").Set("vehicles.make", "Renault").Set("vehicles.model", $"Master{n}")));
            var filled = WordFill.Fill(word, values.For(TemplateTags.Read(word, found.Template.Subject), answers), Filled.French);
            Assert.Null(PackageGate.Check(filled).Problem);
            await AssertWholeAsync(found.Template.Name, filled);
        }
    }

    [BrowserFact]
    public async Task A_long_letter_with_every_kind_of_place_loses_no_word()
    {
        var values = Filled.Data.Set("vehicules", Filled.Vehicles([.. Enumerable.Range(100, 90).Select(n => $"AB-{n}-CD")]));
        var filled = Filled.File(Letter(), values);
        Assert.Null(PackageGate.Check(filled).Problem);
        var pages = await AssertWholeAsync("letter", filled);
        Assert.InRange(pages.Length, 3, 8);
        Assert.All(pages, page => Assert.Contains("SPECIMENLYON", page.ReplaceLineEndings("").Replace(" ", "")));
        Assert.DoesNotContain("commentaire", string.Concat(pages));
    }

    [BrowserFact]
    public async Task Several_documents_printed_as_one_keep_their_own_pages_and_page_numbers()
    {
        await using var world = await Broker.Tests.World.World.OpenAsync();
        var files = await world.ReadAsync(db => db.Templates.Where(t => t.Subject == TemplateSubject.InsuredItem).OrderBy(t => t.Name).Join(db.Files, t => t.FileId, f => f.Id, (t, f) => f.Hash).ToListAsync());
        var filled = files.Concat(files).Select((hash, i) => WordFill.Fill(world.Shelf.Read(hash), TagValues.Examples(TemplateSubject.InsuredItem).Set("vehicle.plate", $"AB-10{i}-CD")
            .For(TemplateTags.Read(world.Shelf.Read(hash), TemplateSubject.InsuredItem), new Dictionary<string, MergeValue>()), Filled.French)).ToList();
        var alone = new List<string>();
        foreach (var word in filled) alone.AddRange(await PrintedWords.PagesAsync(bench.Press, word));

        var together = await PrintedWords.PagesAsync(bench.Press, PrintPage.Compose([.. filled.Select((word, i) => WordToHtml.Convert(word, "fr", $"d{i}-"))]));
        Assert.Equal(alone, together);
        // Each begins anew, with its own number of pages.
        Assert.Equal(filled.Count, together.Count(page => page.Contains("Page 1 sur ", StringComparison.Ordinal)));
    }

    [BrowserFact]
    public async Task A_letter_of_LibreOffice_loses_no_word() => await AssertWholeAsync("LibreOffice", LibreOfficeTests.FilledLetter);

    [BrowserFact]
    public async Task Text_makes_way_for_what_holds_the_whole_width_further_down_the_page()
    {
        const string band = "<w:r><mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Fallback><w:pict xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:w10=\"urn:schemas-microsoft-com:office:word\"><v:rect style=\"position:absolute;margin-left:0;margin-top:200pt;width:450pt;height:500pt;"
            + "mso-position-horizontal-relative:page;mso-position-vertical-relative:page\"><w10:wrap type=\"topAndBottom\"/></v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
        static string Text(string anchored) => $"<w:p>{anchored}{R("Un")}</w:p>" + string.Concat(Enumerable.Range(2, 30).Select(n => P($"ligne {n}")));

        Assert.Single(await PrintedWords.PagesAsync(bench.Press, WordFile.Of(Text(""))));
        var pages = await PrintedWords.PagesAsync(bench.Press, WordFile.Of(Text(band)));
        Assert.Equal(2, pages.Length);
        Assert.Contains("ligne 31", pages[1]);
    }

    [BrowserFact]
    public async Task A_word_that_is_missing_once_is_found_out()
    {
        var pages = await PrintedWords.PagesAsync(bench.Press, WordFile.Of(P("un deux un")));
        Assert.Empty(PrintedWords.Lost(WordFile.Of(P("un deux un")), pages));
        Assert.Equal(["un (2 of 3)", "trois (0 of 1)"], PrintedWords.Lost(WordFile.Of(P("un deux un un trois")), pages));
        Assert.Equal(["page 1, header: en tête", "en (0 of 1)", "tête (0 of 1)"], PrintedWords.Lost(new WordFile { Body = P("un deux") }.Header(P("En-tête 7")).Bytes(), pages));
    }

    /// <summary>From the form to the paper.</summary>
    [BrowserFact, Rule("D-34"), Rule("R-CERT-12")]
    public async Task What_a_client_types_is_printed_as_typed()
    {
        const string motif = "{{client.name}} <script>alert(1)</script> &amp; {{#vehicles}} ]]> 😀👩‍👩‍👧", place = "שלום עולם, مرحبا بالعالم";
        var longest = string.Join(' ', Enumerable.Range(1, 3_000).Select(n => $"m{n}"))[..AskedAnswers.LongTextMost];
        await using var world = await Broker.Tests.World.World.OpenAsync();
        var values = new Dictionary<string, string?>(CertificateScene.Fair) { ["motif"] = motif, ["lieu"] = place, ["precisions"] = longest };
        var request = (await world.SendAsync(world.Nadege, CertificateScene.Ask(world.Liability, Core.Demo.DemoTemplates.Event, values: values))).Value.RequestId;
        Assert.False((await world.IssueAsync(request)).Failed);

        var text = string.Concat(await PrintedWords.PagesAsync(bench.Press, Assert.Single(world.Press.Sheets)));
        var letters = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        foreach (var said in new[] { "{{client.name}}", "<script>alert(1)</script>", "&amp;", "{{#vehicles}}", "]]>" }) Assert.Contains(said, letters);
        Assert.Empty(longest.Split(' ').Except(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        // In whatever order the reader of the PDF gives letters that run the other way.
        Assert.DoesNotContain(place, c => !letters.Contains(c) && !char.IsWhiteSpace(c));
        Assert.Contains("😀", letters);
    }

    [BrowserFact]
    public async Task What_is_issued_is_printed_to_the_last_letter_or_not_at_all()
    {
        var html = WordToHtml.Convert(WordFile.Of(P("un") + P("deux") + P("trois")));
        Assert.Contains("trois", string.Concat(await PrintedWords.PagesAsync(bench.Press, PrintPage.Compose(html, whole: true))));
        // A paginator that forgets the first paragraph.
        const string places = "for (const block of blocks) this.place(block);";
        PrintSheet Forgetful(bool whole) => PrintPage.Compose(html, whole) is var sheet ? sheet with { Html = sheet.Html.Replace(places, places.Replace("of blocks", "of blocks.slice(1)", StringComparison.Ordinal), StringComparison.Ordinal) } : sheet;
        Assert.DoesNotContain("un", string.Concat(await PrintedWords.PagesAsync(bench.Press, Forgetful(whole: false))));
        Assert.Contains("Not printed: un", (await Assert.ThrowsAsync<PrintFailed>(() => bench.Press.PrintAsync(Forgetful(whole: true)))).Message);
        // A letter larger than the paper: the first of a word that is cut after each.
        var off = WordToHtml.Convert(WordFile.Of("<w:p>" + R("Hors", "<w:rPr><w:sz w:val=\"3200\"/></w:rPr>") + "</w:p>"));
        Assert.Contains("Off the paper: H", (await Assert.ThrowsAsync<PrintFailed>(() => bench.Press.PrintAsync(PrintPage.Compose(off, whole: true)))).Message);
    }

    [CorpusFact]
    public async Task Documents_of_others_lose_no_word()
    {
        var files = Directory.GetFiles(CorpusFactAttribute.Folder!, "*.docx").Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        var lost = new List<string>();
        foreach (var file in files)
        {
            var docx = await File.ReadAllBytesAsync(file);
            lost.AddRange(PrintedWords.Lost(docx, await PrintedWords.PagesAsync(bench.Press, docx)).Select(word => $"{Path.GetFileName(file)}: {word}"));
        }
        Assert.True(lost.Count == 0, string.Join('\n', lost));
    }

    private async Task<string[]> AssertWholeAsync(string name, byte[] docx)
    {
        // As what is issued is printed: the sheet itself finds nothing missing either.
        var pages = await PrintedWords.PagesAsync(bench.Press, PrintPage.Compose(WordToHtml.Convert(docx), whole: true));
        Assert.Empty(PrintedWords.Lost(docx, pages).Select(word => $"{name}: {word}"));
        return pages;
    }

    private static byte[] Letter()
    {
        const string watermark = "<w:r><w:pict><v:shape style=\"position:absolute;width:300pt;height:60pt\" fillcolor=\"silver\" stroked=\"f\"><v:textpath string=\"SPECIMEN {{ville | majuscules}}\"/></v:shape></w:pict></w:r>";
        string[] kept =
        [
            P("Objet : attestation de la flotte de {{client.nom}} à {{ville}}, attestation valable à {{ville}}"),
            $"<w:p>{R("Note")}<w:r><w:footnoteReference w:id=\"1\"/></w:r>{R(" et renvoi : ")}<w:r><w:endnoteReference w:id=\"1\"/></w:r></w:p>",
            $"<w:p>{R("Encadré ")}{TextBoxTests.Box(P("Destinataire {{client.nom}}") + P("{{#vehicules}}") + P("{{/vehicules}}"))}</w:p>",
            $"<w:sdt><w:sdtPr/><w:sdtContent>{P("Dans un contrôle, {{date | date_longue}}")}</w:sdtContent></w:sdt>",
            $"<w:p>{R("Prime\t")}<w:r><w:tab/><w:t>{{{{montant}}}}</w:t><w:br/><w:t>à la ligne</w:t></w:r><w:ins w:id=\"1\" w:author=\"A\">{R(" insérée")}</w:ins></w:p>",
            Table("<w:tr><w:trPr><w:tblHeader/></w:trPr>" + Cell(P("Plaque")) + Cell(P("Ville")) + "</w:tr>", Row("{{#vehicules}}{{plaque}}", "{{ville}}{{/vehicules}}")),
            Table($"<w:tr>{Cell(P("Annexe") + Table(Row("Annexe", "du tableau intérieur")) + P(""))}</w:tr>"),
            "<w:p><w:r><w:br w:type=\"page\"/></w:r>" + R("Nouvelle page, même flotte") + "</w:p>",
            .. Enumerable.Range(1, 40).Select(n => P($"Article {n}. ", "La garantie est acquise à l’assuré dans les limites de l’article précédent, sans que l’article suivant y déroge ; ", "le souscripteur en est averti.")),
        ];
        return new WordFile { Body = string.Concat(kept) }
            .Header($"<w:p>{R("Cabinet {{client.nom}}")}{watermark}</w:p>")
            .Footer($"<w:p>{R("Attestation, page ")}<w:fldSimple w:instr=\"PAGE\">{R("1")}</w:fldSimple>{R(" sur ")}<w:fldSimple w:instr=\"NUMPAGES\">{R("1")}</w:fldSimple></w:p>")
            .Footnote(P("En bas de page, {{ville}}")).Endnote(P("À la fin, {{ville}}")).Comment(P("Un commentaire")).Bytes();
    }
}

/// <summary>A test on the documents of others in the folder BROKER_CORPUS names; skipped, with the reason, where there is none or no Chromium.</summary>
internal sealed class CorpusFactAttribute : FactAttribute
{
    public CorpusFactAttribute() => Skip = CorpusTheoryAttribute.Missing ?? Chromium.Missing;

    public static string? Folder => Environment.GetEnvironmentVariable("BROKER_CORPUS");
}

/// <summary>The same for each document, without a browser.</summary>
internal sealed class CorpusTheoryAttribute : TheoryAttribute
{
    public CorpusTheoryAttribute() => Skip = Missing;

    public static string? Missing => Directory.Exists(CorpusFactAttribute.Folder) ? null : "BROKER_CORPUS names no folder of documents.";
}
