using Broker.Core.Word;

namespace Broker.Core.Templates;

/// <summary>The values of known tags, by their own names: what a certificate or a letter has to say, however its template spells it.</summary>
public sealed class TagValues
{
    private readonly Dictionary<string, MergeValue> values = [];
    private readonly Dictionary<string, IReadOnlyList<TagValues>> lists = [];

    /// <summary>Nothing to say is not said: the tag prints nothing.</summary>
    public TagValues Set(string name, MergeValue? value)
    {
        if (value is not null and not MergeText { Value: "" }) values[name] = value;
        return this;
    }

    internal MergeValue? Find(string name) => values.GetValueOrDefault(name);

    /// <param name="items">Each holds its values under the list's name, "vehicles.plate".</param>
    public TagValues SetList(string name, IEnumerable<TagValues> items)
    {
        lists[name] = [.. items];
        return this;
    }

    /// <summary>The same values under the names the document uses, with what was typed for the tags it asks for.</summary>
    /// <param name="answers">By tag, as spelt when the field was made.</param>
    public MergeData For(TemplateTags document, IReadOnlyDictionary<string, MergeValue> answers)
    {
        var data = new MergeData();
        var typed = answers.ToDictionary(a => TagNames.Fold(a.Key), a => a.Value);
        foreach (var (tag, verdict) in document.Tags)
        {
            var value = verdict switch
            {
                { Known.Shape: TagShape.List } => new MergeList([.. lists.GetValueOrDefault(verdict.Known.Name, []).Select(item => item.AsItem(document, verdict.Known.Name))]),
                { Known: { List: null } known } => values.GetValueOrDefault(known.Name),
                { State: TagState.Asked } => typed.GetValueOrDefault(TagNames.Fold(tag.Path)),
                _ => null,
            };
            if (value is not null) data.Set(tag.Path, value);
        }
        return data;
    }

    private MergeData AsItem(TemplateTags document, string list)
    {
        var data = new MergeData();
        foreach (var (tag, verdict) in document.Tags.Where(t => t.Verdict.Known?.List == list))
            if (values.GetValueOrDefault(verdict.Known!.Name) is { } value) data.Set(tag.Path, value);
        return data;
    }

    /// <summary>The catalogue's examples: a document as it will look, before anybody's data.</summary>
    /// <param name="codes">The firm's own, which some tags end with.</param>
    public static TagValues Examples(TemplateSubject subject, FirmCodes? codes = null)
    {
        var examples = new TagValues();
        foreach (var tag in codes?.Tags ?? []) examples.Set(tag.Name, tag.Example);
        foreach (var tag in TagCatalog.Of(subject).Where(t => t.List is null && t.Shape != TagShape.List)) examples.Set(tag.Name, tag.Example);
        foreach (var list in TagCatalog.Of(subject).Where(t => t.List is not null).GroupBy(t => t.List!))
        {
            var item = list.Aggregate(new TagValues(), (all, tag) => all.Set(tag.Name, tag.Example));
            examples.SetList(list.Key, [item, item, item]);
        }
        return examples;
    }
}
