using System.Text;
using Broker.Portal.CommandLine;
using Broker.Tests.Word;
using Broker.Tests.Workshop;

namespace Broker.Tests.CommandLine;

public sealed class WordVerbsTests : IDisposable
{
    private readonly Keyboard keyboard = new();

    public void Dispose() => keyboard.Dispose();

    [Fact]
    public async Task Tags_are_listed_with_what_they_are()
    {
        await WriteAsync("good.docx", "Police n° {{contract.number}}, chantier {{chantier}}");

        Assert.Equal(Ends.Done, await keyboard.TypeAsync("tags", keyboard["good.docx"]));

        var lines = keyboard.Said.Split('\n');
        Assert.Contains(lines, line => line.StartsWith("connue ", StringComparison.Ordinal) && line.Contains("{{contract.number}}"));
        Assert.Contains(lines, line => line.StartsWith("demandée ", StringComparison.Ordinal) && line.Contains("{{chantier}}"));
    }

    [Fact]
    public async Task A_tag_in_error_ends_with_code_1_in_the_language_of_the_machine()
    {
        keyboard.Language = "en-GB";
        await WriteAsync("bad.docx", "Policy {{contract.number");

        Assert.Equal(Ends.No, await keyboard.TypeAsync("tags", keyboard["bad.docx"]));
        Assert.Contains("ERROR", keyboard.Said);
        Assert.Contains("errors: 1", keyboard.Said);
    }

    [Fact]
    public async Task What_is_no_Word_document_is_refused()
    {
        await File.WriteAllTextAsync(keyboard["letter.docx"], "Dear Sir");

        Assert.Equal(Ends.No, await keyboard.TypeAsync("tags", keyboard["letter.docx"]));
        Assert.Equal(Ends.No, await keyboard.TypeAsync("print", keyboard["letter.docx"], keyboard["letter.pdf"]));
        Assert.NotEmpty(keyboard.Complained);
        Assert.False(File.Exists(keyboard["letter.pdf"]));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named_with_code_3()
    {
        Assert.Equal(Ends.CouldNot, await keyboard.TypeAsync("tags", keyboard["nowhere.docx"]));
        Assert.Contains("nowhere.docx", keyboard.Complained);
    }

    [Theory]
    [InlineData("{\"a\": "), InlineData("[1, 2]"), InlineData("")]
    public async Task Values_that_are_no_JSON_object_are_refused_before_anything_is_printed(string json)
    {
        await WriteAsync("good.docx", "{{a}}");
        await File.WriteAllTextAsync(keyboard["values.json"], json);

        Assert.Equal(Ends.No, await keyboard.TypeAsync("print", keyboard["good.docx"], keyboard["out.pdf"], "--values", keyboard["values.json"]));
        Assert.Contains("JSON", keyboard.Complained);
        Assert.False(File.Exists(keyboard["out.pdf"]));
    }

    [Fact]
    public async Task A_template_with_tag_errors_is_not_filled()
    {
        await WriteAsync("bad.docx", "{{a");
        await File.WriteAllTextAsync(keyboard["values.json"], "{}");

        Assert.Equal(Ends.No, await keyboard.TypeAsync("print", keyboard["bad.docx"], keyboard["out.pdf"], "--values", keyboard["values.json"]));
        Assert.False(File.Exists(keyboard["out.pdf"]));
    }

    [Theory]
    [InlineData("good.docx", "good.docx"), InlineData("good.docx", "./good.docx"), InlineData("good.docx", "values.json")]
    public async Task What_is_read_is_never_written_over(string from, string to)
    {
        await WriteAsync("good.docx", "Police {{contract.number}}");
        await File.WriteAllTextAsync(keyboard["values.json"], "{}");
        var before = await File.ReadAllBytesAsync(keyboard[to]);

        Assert.Equal(Ends.WrongUse, await keyboard.TypeAsync("print", keyboard[from], keyboard[to], "--values", keyboard["values.json"]));
        Assert.Contains(to, keyboard.Complained);
        Assert.Equal(before, await File.ReadAllBytesAsync(keyboard[to]));
    }

    [Fact]
    public async Task A_picture_that_is_none_is_named_before_anything_is_printed()
    {
        await WriteAsync("good.docx", "{{%firm.logo}}");
        await File.WriteAllTextAsync(keyboard["values.json"], """{"firm": {"logo": "values.json"}}""");
        Assert.Equal(Ends.No, await keyboard.TypeAsync("print", keyboard["good.docx"], keyboard["out.pdf"], "--values", keyboard["values.json"]));
        Assert.Contains("PNG", keyboard.Complained);

        await File.WriteAllTextAsync(keyboard["values.json"], """{"firm": {"logo": "nowhere.png"}}""");
        Assert.Equal(Ends.CouldNot, await keyboard.TypeAsync("print", keyboard["good.docx"], keyboard["out.pdf"], "--values", keyboard["values.json"]));
        Assert.Contains("nowhere.png", keyboard.Complained);
        Assert.False(File.Exists(keyboard["out.pdf"]));
    }

    [Fact]
    public void Values_nest_by_dots_and_lists_repeat()
    {
        var data = JsonValues.Read(Encoding.UTF8.GetBytes("""
            {"contract": {"number": "A1", "vehicles": [{"plate": "AB"}, {"plate": "CD"}]}, "on": "2026-06-15", "sum": 12.5, "words": ["a", "b"], "none": null}
            """));

        Assert.Equal(["contract.number", "contract.vehicles", "none", "on", "sum", "words"], data.Paths.Order());
        Assert.Equal(new Broker.Core.Word.MergeText("A1"), data.Find("contract.number"));
        Assert.Equal(new Broker.Core.Word.MergeDate(new(2026, 6, 15)), data.Find("on"));
        Assert.Equal(new Broker.Core.Word.MergeNumber(12.5m), data.Find("sum"));
        Assert.Equal(new Broker.Core.Word.MergeText("a, b"), data.Find("words"));
        var list = Assert.IsType<Broker.Core.Word.MergeList>(data.Find("contract.vehicles"));
        Assert.Equal(new Broker.Core.Word.MergeText("CD"), list.Items[1].Find("plate"));
    }

    [BrowserFact, Trait("Kind", "Browser")]
    public async Task A_filled_document_is_printed_whole_or_not_at_all()
    {
        await WriteAsync("good.docx", "Police {{contrat.numero}} de {{client.name}} {{%certificate.qr}}, motif : {{motif}}");
        await File.WriteAllTextAsync(keyboard["values.json"], """{"contract": {"number": "A1"}, "client": {"nom": "Dupont & Fils"}, "certificate": {"url": "https://exemple.fr/verify/ABC"}}""");

        Assert.Equal(Ends.Done, await keyboard.TypeAsync("print", keyboard["good.docx"], keyboard["out.pdf"], "--values", keyboard["values.json"], "--report"));
        Assert.Contains("{{motif}}", keyboard.Complained);
        Assert.DoesNotContain("client", keyboard.Complained);
        using var reading = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("pdftotext", ["-layout", keyboard["out.pdf"], "-"]) { RedirectStandardOutput = true })!;
        var printed = await reading.StandardOutput.ReadToEndAsync();
        Assert.Matches("Police A1 de Dupont & Fils .*, motif :", printed.ReplaceLineEndings(" "));
        Assert.DoesNotContain("{{", printed);
        Assert.Contains("/Image", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(keyboard["out.pdf"])));

        Assert.Equal(Ends.CouldNot, await keyboard.TypeAsync("print", keyboard["good.docx"], keyboard["no/such/folder/out.pdf"]));
        Assert.DoesNotContain(Directory.GetFiles(keyboard.Folder), file => file.EndsWith(".part", StringComparison.Ordinal));
    }

    private Task WriteAsync(string name, string paragraph) => File.WriteAllBytesAsync(keyboard[name], WordFile.Of(WordFile.P(paragraph)));
}
