using System.Globalization;
using System.Text.Json;
using Broker.Core.Common;
using Broker.Core.Templates;
using Broker.Core.Word;

namespace Broker.Portal.CommandLine;

/// <summary>print: a Word document as the portal would print it.</summary>
internal static class PrintVerb
{
    public static readonly Verb Verb = new("print", "IN.docx OUT.pdf", [("--values", "FILE.json"), ("--language", "fr|en"), ("--report", null)], RunAsync);

    private static async Task<int> RunAsync(Order order, Toolbox tools, CancellationToken ct)
    {
        var language = order.OneOf("--language", "fr", "en");
        var read = await WordInput.ReadAsync(order[0], ct);
        if (read.Failed) return tools.Refuse(read.Problem);
        var docx = read.Value;
        if (order["--values"] is { } values)
        {
            if (MergeTags.Read(docx).Errors is { Count: > 0 } errors) return RefuseTags(tools, errors);
            var filled = Fill(docx, await File.ReadAllBytesAsync(values, ct), CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "fr-FR"));
            if (filled.Failed) return tools.Refuse(filled.Problem);
            docx = filled.Value;
        }

        var html = WordToHtml.Convert(docx, language);
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

    private static Result<byte[]> Fill(byte[] docx, byte[] json, CultureInfo culture)
    {
        try
        {
            return WordFill.Fill(docx, JsonValues.Read(json), culture);
        }
        catch (JsonException e)
        {
            return Problem.Of("print.values-unreadable", (e.LineNumber ?? 0) + 1);
        }
        catch (InvalidOperationException)
        {
            return new Problem("print.too-much");
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
