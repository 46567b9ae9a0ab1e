using System.Globalization;
using System.Text.Json;
using Broker.Core.Common;
using Broker.Core.Templates;
using Broker.Core.Word;

namespace Broker.Portal.CommandLine;

/// <summary>print: a Word document as the portal would print it.</summary>
internal static class PrintVerb
{
    public static readonly Verb Verb = new("print", "IN.docx OUT.pdf",
        [("--values", "FILE.json"), TagsVerb.About, ("--language", "fr|en"), ("--report", null)], RunAsync);

    private static async Task<int> RunAsync(Order order, Toolbox tools, CancellationToken ct)
    {
        var language = order.OneOf("--language", "fr", "en");
        var subject = TagsVerb.SubjectOf(order);
        foreach (var given in new[] { order[0], order["--values"] }.OfType<string>())
            if (Path.GetFullPath(given) == Path.GetFullPath(order[1])) throw new WrongUse("print.over-itself", order[1]);
        var read = await WordInput.ReadAsync(order[0], ct);
        if (read.Failed) return tools.Refuse(read.Problem);
        var docx = read.Value;
        if (order["--values"] is { } values)
        {
            var tags = TemplateTags.Read(docx, subject);
            if (tags.Unreadable.Count > 0) return RefuseTags(tools, tags.Unreadable);
            var written = await ReadAsync(tags, values, ct);
            if (written.Failed) return tools.Refuse(written.Problem);
            var filled = Fill(docx, written.Value.Data, CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "fr-FR"));
            if (filled.Failed) return tools.Refuse(filled.Problem);
            docx = filled.Value;
            foreach (var tag in written.Value.Missing) TagsVerb.Miss(tools, tag);
        }

        if (Convert(tools, docx, language) is not { } html) return Ends.CouldNot;
        await WriteAsync(order[1], await tools.Get<IPdfPress>().PrintAsync(PrintPage.Compose(html), ct), ct);
        tools.Say("print.done", order[1]);
        if (order.Has("--report")) Report(tools, html);
        return Ends.Done;
    }

    private static int RefuseTags(Toolbox tools, IReadOnlyList<TagError> errors)
    {
        tools.Terminal.Error.WriteLine(tools.Text["print.tag-errors"]);
        foreach (var error in errors) TagsVerb.Write(tools, TagState.Error, error.Text, error.Place, tools.Words(error.Code));
        return Ends.No;
    }

    /// <summary>What the JSON says, under the names of the document; pictures lie beside the JSON.</summary>
    private static async Task<Result<WrittenValues>> ReadAsync(TemplateTags tags, string file, CancellationToken ct)
    {
        var json = await File.ReadAllBytesAsync(file, ct);
        var picture = "";
        try
        {
            return WrittenValues.For(tags, JsonValues.Read(json), name => File.ReadAllBytes(picture = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, name)));
        }
        catch (JsonException e)
        {
            return Problem.Of("print.values-unreadable", (e.LineNumber ?? 0) + 1);
        }
        catch (ArgumentException) when (picture.Length > 0)
        {
            return Problem.Of("print.not-a-picture", picture);
        }
    }

    private static Result<byte[]> Fill(byte[] docx, MergeData data, CultureInfo culture)
    {
        try
        {
            return WordFill.Fill(docx, data, culture);
        }
        catch (InvalidOperationException)
        {
            return new Problem("print.too-much");
        }
    }

    /// <summary>Null, and said, for a document that is beyond us.</summary>
    private static WordHtml? Convert(Toolbox tools, byte[] docx, string language)
    {
        try
        {
            return WordToHtml.Convert(docx, language);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            tools.Terminal.Error.WriteLine(tools.Text["could-not.lay-out", e.Message]);
            return null;
        }
    }

    /// <summary>Whole under its name, or not there.</summary>
    private static async Task WriteAsync(string path, byte[] pdf, CancellationToken ct)
    {
        var part = path + ".part";
        try
        {
            await File.WriteAllBytesAsync(part, pdf, ct);
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            if (File.Exists(part)) File.Delete(part);
        }
    }

    private static void Report(Toolbox tools, WordHtml html)
    {
        foreach (var (kind, story, near) in html.Undrawn) tools.Say("print.undrawn", tools.Words($"undrawn.{kind}"), tools.Words($"story.{story}"), near);
        if (html.MissingFonts.Count > 0) tools.Say("print.fonts", string.Join(", ", html.MissingFonts));
        if (html.Undrawn.Count + html.MissingFonts.Count == 0) tools.Say("print.nothing-to-report");
    }
}
