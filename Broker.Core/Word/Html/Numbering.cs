using System.Text;
using System.Xml.Linq;

namespace Broker.Core.Word.Html;

/// <summary>List definitions, and the counters that run through the document.</summary>
internal sealed class Numbering
{
    private sealed record List(XElement Abstract, XElement? Num, Dictionary<int, int?> Starts);

    private readonly Dictionary<string, XElement> abstracts = [];
    private readonly Dictionary<string, XElement> nums = [];
    private readonly Dictionary<string, List?> lists = [];
    private readonly Dictionary<XElement, int?[]> counters = [];
    private readonly HashSet<(string Num, int Level)> restarted = [];

    public Numbering(XElement? root)
    {
        foreach (var e in root?.Elements(W.Main + "abstractNum") ?? []) abstracts.TryAdd(e.Attr("abstractNumId") ?? "", e);
        foreach (var e in root?.Elements(W.Main + "num") ?? []) nums.TryAdd(e.Attr("numId") ?? "", e);
    }

    /// <summary>The level a numPr points at; a style that names no level has the one linked to it.</summary>
    public XElement? LevelOf(XElement numPr, string? styleId) =>
        numPr.Get("numId").Val() is { } id && Find(id) is { } list ? Level(list, LevelIndex(list, numPr, styleId)) : null;

    /// <summary>Counts one paragraph on, and says its number. Null when it has none.</summary>
    public (string Text, XElement Level)? Next(XElement numPr, string? styleId)
    {
        var id = numPr.Get("numId").Val();
        if (id is null or "0" || Find(id) is not { } list) return null;
        var at = LevelIndex(list, numPr, styleId);
        if (Level(list, at) is not { } level) return null;

        if (!counters.TryGetValue(list.Abstract, out var count)) counters[list.Abstract] = count = new int?[9];
        if (list.Starts.TryGetValue(at, out var forced) && forced is not null && restarted.Add((id, at))) count[at] = null;
        for (var i = 0; i < at; i++) count[i] ??= Start(list, i);
        count[at] = count[at] + 1 ?? Start(list, at);
        for (var i = at + 1; i < 9; i++)
        {
            // lvlRestart 0 never restarts; another number restarts only after that level.
            var after = W.Whole(Level(list, i).Get("lvlRestart").Val());
            if (after is null || after > 0 && at < after) count[i] = null;
        }
        return (Text(list, level, count), level);
    }

    private static string Text(List list, XElement level, int?[] count)
    {
        if (level.Get("numFmt").Val() == "none" && level.Get("lvlText").Val() is null) return "";
        if (level.Get("numFmt").Val() == "bullet") return level.Get("lvlText").Val() ?? "";
        var pattern = level.Get("lvlText").Val() ?? "";
        var legal = level.Get("isLgl").On();
        var text = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length || pattern[i + 1] is < '1' or > '9')
            {
                text.Append(pattern[i]);
                continue;
            }
            var other = pattern[++i] - '1';
            var format = Level(list, other).Get("numFmt").Val() ?? "decimal";
            text.Append(NumberFormats.Write(count[other] ?? Start(list, other), legal ? "decimal" : format));
        }
        return text.ToString();
    }

    private static int LevelIndex(List list, XElement numPr, string? styleId)
    {
        if (W.Whole(numPr.Get("ilvl").Val()) is { } named) return Math.Clamp(named, 0, 8);
        var linked = styleId is null ? null : list.Abstract.Elements(W.Main + "lvl").FirstOrDefault(l => l.Get("pStyle").Val() == styleId);
        return Math.Clamp(W.Whole(linked.Attr("ilvl")) ?? 0, 0, 8);
    }

    private static XElement? Level(List list, int at)
    {
        bool Wanted(XElement e) => W.Whole(e.Attr("ilvl")) == at;
        return list.Num?.Elements(W.Main + "lvlOverride").FirstOrDefault(Wanted)?.Get("lvl")
            ?? list.Abstract.Elements(W.Main + "lvl").FirstOrDefault(Wanted);
    }

    private static int Start(List list, int at) =>
        list.Starts.GetValueOrDefault(at) ?? W.Whole(Level(list, at).Get("start").Val()) ?? 1;

    private List? Find(string numId)
    {
        if (lists.TryGetValue(numId, out var known)) return known;
        var num = nums.GetValueOrDefault(numId);
        var body = num is null ? null : abstracts.GetValueOrDefault(num.Get("abstractNumId").Val() ?? "");
        // A list may be defined by a numbering style kept in another abstract definition.
        for (var hops = 0; body.Get("numStyleLink").Val() is { } link && hops < 5; hops++)
            body = abstracts.Values.FirstOrDefault(a => a.Get("styleLink").Val() == link);
        if (body is null) return lists[numId] = null;
        var starts = new Dictionary<int, int?>();
        foreach (var e in num!.Elements(W.Main + "lvlOverride"))
            if (W.Whole(e.Attr("ilvl")) is { } level) starts[level] = W.Whole(e.Get("startOverride").Val());
        return lists[numId] = new List(body, num, starts);
    }
}
