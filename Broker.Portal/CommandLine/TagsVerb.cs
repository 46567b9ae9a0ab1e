using Broker.Core.Templates;
using Broker.Core.Word;
using Broker.Portal.Features.Templates;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.CommandLine;

/// <summary>tags: what a template would be made of, before anybody uploads it.</summary>
internal static class TagsVerb
{
    public static readonly (string, string?) About = ("--about", "contract|client|item");

    public static readonly Verb Verb = new("tags", "FILE.docx", [About], RunAsync);

    /// <summary>What the template is about, hence which tags it knows.</summary>
    public static TemplateSubject SubjectOf(Order order) => order.OneOf("--about", "contract", "client", "item") switch
    {
        "client" => TemplateSubject.Client,
        "item" => TemplateSubject.InsuredItem,
        _ => TemplateSubject.Contract,
    };

    private static async Task<int> RunAsync(Order order, Toolbox tools, CancellationToken ct)
    {
        var subject = SubjectOf(order);
        var read = await WordInput.ReadAsync(order[0], ct);
        if (read.Failed) return tools.Refuse(read.Problem);

        var found = TemplateTags.Read(read.Value, subject);
        foreach (var (tag, verdict) in found.Tags) WriteTag(tools, tag, verdict);
        foreach (var error in found.Unreadable) Write(tools, TagState.Error, error.Text, error.Place, tools.Words(error.Code));
        tools.Say("tags.total", Count(TagState.Known), Count(TagState.Asked), found.Errors);
        return found.Errors == 0 ? Ends.Done : Ends.No;

        int Count(TagState state) => found.Tags.Count(t => t.Verdict.State == state);
    }

    private static void WriteTag(Toolbox tools, MergeTag tag, TagVerdict verdict)
    {
        var perhaps = verdict.Suggestion is { } name ? tools.Text["tags.perhaps", "{{" + name + "}}"].Value : null;
        var why = verdict.Code is { } code ? tools.Words(code) : null;
        Write(tools, verdict.State, Written(tag), tag.Place, string.Join(' ', new[] { why, perhaps }.OfType<string>()));
    }

    public static void Write(Toolbox tools, TagState state, string tag, TagPlace place, string remark)
    {
        var line = $"{tools.Text[$"tags.{state.ToString().ToLowerInvariant()}"],-9} {tag,-34} {tools.Get<IStringLocalizer<TemplatesText>>().InWords(place)}";
        tools.Terminal.Out.WriteLine(remark.Length == 0 ? line : $"{line}. {remark}");
    }

    /// <summary>A tag that prints nothing, because nobody said what.</summary>
    public static void Miss(Toolbox tools, MergeTag tag) =>
        tools.Terminal.Error.WriteLine(tools.Text["print.unfilled", Written(tag), tools.Get<IStringLocalizer<TemplatesText>>().InWords(tag.Place)]);

    private static string Written(MergeTag tag)
    {
        var mark = tag.Kind switch { TagKind.SectionStart => "#", TagKind.InvertedStart => "^", TagKind.Picture => "%", _ => "" };
        return "{{" + mark + tag.Path + (tag.Format is { } format ? " | " + format : "") + "}}";
    }
}
