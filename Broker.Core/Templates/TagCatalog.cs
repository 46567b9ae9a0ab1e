using Broker.Core.Word;

namespace Broker.Core.Templates;

public enum TagState { Known, Asked, Error }

/// <summary>What the product makes of a tag.</summary>
/// <param name="Code">For an error, why: tag.name-unknown, tag.not-here, tag.section-unknown, tag.picture-unknown, tag.is-a-picture, tag.is-a-list, tag.not-a-picture, tag.name-too-long, tag.code-unknown, tag.code-without-value.</param>
/// <param name="Suggestion">The known name that was perhaps meant.</param>
public sealed record TagVerdict(TagState State, KnownTag? Known = null, string? Code = null, string? Suggestion = null);

/// <summary>The closed list of tags the product fills by itself, by what a template is about. Case and accents do not count.</summary>
public static class TagCatalog
{
    private static readonly Dictionary<TemplateSubject, Entry> Entries = Enum.GetValues<TemplateSubject>().ToDictionary(s => s, s => new Entry(s));
    private static readonly HashSet<string> Roots =
        [.. Enum.GetValues<TemplateSubject>().SelectMany(s => TagWords.Groups(s).SelectMany(g => g.Names).Concat(TagWords.Lists(s).SelectMany(l => l.Names)))];

    public static IReadOnlyList<KnownTag> Of(TemplateSubject subject) => Entries[subject].All;

    /// <param name="codes">The firm's own, which some tags end with; without them any will do.</param>
    public static TagVerdict Judge(MergeTag tag, TemplateSubject subject, FirmCodes? codes = null)
    {
        var entry = Entries[subject];
        if (tag.Kind == TagKind.Value && FirmCodes.Judge(tag.Path, codes) is { } coded) return coded;
        var known = entry.Find(tag.Path, tag.Inside);
        return (tag.Kind, known?.Shape) switch
        {
            (TagKind.Picture, TagShape.Picture) => new(TagState.Known, known),
            (TagKind.Picture, null) => Wrong("tag.picture-unknown", entry.Nearest(tag)),
            (TagKind.Picture, _) => Wrong("tag.not-a-picture", null),
            (TagKind.SectionStart or TagKind.InvertedStart, null) => JudgeSection(tag, subject, entry),
            (TagKind.Value, TagShape.Picture) => Wrong("tag.is-a-picture", null),
            (TagKind.Value, TagShape.List) => Wrong("tag.is-a-list", null),
            (_, null) => JudgeUnknown(tag, subject, entry),
            _ => new(TagState.Known, known),
        };
    }

    /// <summary>A dotted name that begins like one of ours is one of ours misspelt: the client is not asked for it.</summary>
    private static TagVerdict JudgeUnknown(MergeTag tag, TemplateSubject subject, Entry entry)
    {
        if (tag.Path.Length > AskedField.TagLength) return Wrong("tag.name-too-long", null);
        var root = TagNames.Fold(tag.Path.Split('.')[0]);
        if (!tag.Path.Contains('.') || !Roots.Contains(root)) return new(TagState.Asked, Suggestion: entry.Nearest(tag, most: 2));
        var elsewhere = Entries.Where(e => e.Key != subject).Any(e => e.Value.Find(tag.Path, []) is not null) || entry.IsInAList(tag.Path);
        return elsewhere ? Wrong("tag.not-here", null) : Wrong("tag.name-unknown", entry.Nearest(tag));
    }

    /// <summary>Whoever is asked may decide a condition too (D-34 with D-39); a list of ours misspelt is not asked for.</summary>
    private static TagVerdict JudgeSection(MergeTag tag, TemplateSubject subject, Entry entry)
    {
        if (tag.Path.Length > AskedField.TagLength) return Wrong("tag.name-too-long", null);
        if (Entries.Where(e => e.Key != subject).Any(e => e.Value.Find(tag.Path, []) is not null)) return Wrong("tag.not-here", null);
        if (Roots.Contains(TagNames.Fold(tag.Path.Split('.')[0]))) return Wrong("tag.section-unknown", entry.Nearest(tag));
        return entry.NearestSection(tag) is { } meant ? Wrong("tag.section-unknown", meant) : new(TagState.Asked);
    }

    private static TagVerdict Wrong(string code, string? suggestion) => new(TagState.Error, null, code, suggestion);

    /// <summary>The catalogue of one subject, by folded spelling.</summary>
    private sealed class Entry
    {
        private readonly Dictionary<string, KnownTag> everywhere = [];
        private readonly Dictionary<string, Dictionary<string, KnownTag>> inLists = [];

        public Entry(TemplateSubject subject)
        {
            var all = new List<KnownTag>();
            foreach (var group in TagWords.Groups(subject))
                foreach (var leaf in group.Leaves)
                    Learn(everywhere, new($"{group.Name}.{leaf.Name}", Spell(group.Names, leaf), leaf.Shape, leaf.Example), all);
            foreach (var list in TagWords.Lists(subject))
            {
                Learn(everywhere, new(list.Name, [.. list.Names], TagShape.List, null), all);
                foreach (var leaf in list.Item.Leaves)
                    Learn(inLists.TryGetValue(list.Name, out var items) ? items : inLists[list.Name] = [],
                        new($"{list.Name}.{leaf.Name}", [.. Spell(list.Names.Concat(list.Item.Names), leaf), .. leaf.Names], leaf.Shape, leaf.Example, list.Name), all);
            }
            All = all;
        }

        public IReadOnlyList<KnownTag> All { get; }

        public KnownTag? Find(string path, IReadOnlyList<string> inside)
        {
            var folded = TagNames.Fold(path);
            foreach (var section in inside.Reverse())
                if (everywhere.GetValueOrDefault(TagNames.Fold(section)) is { Shape: TagShape.List } list && inLists[list.Name].TryGetValue(folded, out var item)) return item;
            return everywhere.GetValueOrDefault(folded);
        }

        public bool IsInAList(string path) => inLists.Values.Any(items => items.ContainsKey(TagNames.Fold(path)));

        public string? Nearest(MergeTag tag, int? most = null)
        {
            var within = tag.Inside.Select(s => everywhere.GetValueOrDefault(TagNames.Fold(s))?.Name).OfType<string>().SelectMany(l => inLists.GetValueOrDefault(l, []).Keys);
            return TagNames.Nearest(tag.Path, everywhere.Keys.Concat(within), most ?? Math.Max(3, tag.Path.Length / 3));
        }

        /// <summary>Of the lists and the flags, which alone are meant to enclose something.</summary>
        public string? NearestSection(MergeTag tag) =>
            TagNames.Nearest(tag.Path, everywhere.Where(t => t.Value.Shape is TagShape.List or TagShape.Flag).Select(t => t.Key), most: 2);

        /// <summary>Each name of the root with each of the leaf; English with English and French with French first.</summary>
        private static string[] Spell(IEnumerable<string> roots, TagLeaf leaf)
        {
            var (all, french) = (roots.ToList(), leaf.Aliases.FirstOrDefault() ?? leaf.Name);
            string[] first = [$"{all[0]}.{leaf.Name}", $"{all[Math.Min(1, all.Count - 1)]}.{french}"];
            return [.. first.Concat(all.SelectMany(root => leaf.Names.Select(name => $"{root}.{name}"))).Distinct()];
        }

        private static void Learn(Dictionary<string, KnownTag> names, KnownTag tag, List<KnownTag> all)
        {
            all.Add(tag);
            foreach (var spelling in tag.Spellings) names.Add(TagNames.Fold(spelling), tag);
        }
    }
}
