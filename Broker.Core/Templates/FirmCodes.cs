using Broker.Core.Lists;
using Broker.Core.Storage;
using Broker.Core.Word;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Templates;

/// <param name="Word">The word of the list that bears it.</param>
/// <param name="Value">Of a tax or an index, that day; null while it has none.</param>
public sealed record FirmCode(ListKind List, Guid Word, string Code, string Name, decimal? Value)
{
    /// <summary>As tags end with it, which know no dash.</summary>
    public string Tag => Code.Replace('-', '_');
}

/// <summary>Tags that end with a code of the firm's own lists: an address by its use, a tax, an index (R-TAG-04).</summary>
/// <param name="All">Retired ones among them: templates go on naming them.</param>
public sealed record FirmCodes(IReadOnlyList<FirmCode> All)
{
    private static readonly string[] OfAddress = ["client.address", "client.street", "client.postal_code", "client.city"];

    private static readonly IReadOnlyList<Family> Families =
    [
        .. OfAddress.Select(name => TagCatalog.Of(TemplateSubject.Client).First(t => t.Name == name)).Select(t => new Family(ListKind.CorrespondenceType, t.Name, t.Spellings, t.Example!)),
        new(ListKind.Tax, "tax", ["tax", "taxe"], new MergeNumber(9m)),
        new(ListKind.Index, "index", ["index", "indice"], new MergeNumber(1187.9m)),
    ];

    /// <param name="Spellings">What stands before the code, its own name first and then the French one.</param>
    private sealed record Family(ListKind List, string Name, IReadOnlyList<string> Spellings, MergeValue Example)
    {
        public KnownTag With(string tag, decimal? value = null) => new($"{Name}.{tag}", [.. Spellings.Select(s => $"{s}.{tag}")], TagShape.Value, value is { } stands ? new MergeNumber(stands) : Example);
    }

    /// <summary>Every tag they make.</summary>
    public IEnumerable<KnownTag> Tags => Families.SelectMany(f => All.Where(c => c.List == f.List).Select(c => f.With(c.Tag, c.Value)));

    /// <summary>Null for a tag that does not begin like one that ends with a code.</summary>
    /// <param name="codes">None where nobody's lists are at hand: any code will do.</param>
    internal static TagVerdict? Judge(string path, FirmCodes? codes)
    {
        var cut = path.LastIndexOf('.');
        if (cut < 0 || Families.FirstOrDefault(f => f.Spellings.Any(s => TagNames.Fold(s) == TagNames.Fold(path[..cut]))) is not { } family) return null;
        var tag = TagNames.Fold(path[(cut + 1)..]).ToUpperInvariant();
        if (codes is null) return new(TagState.Known, family.With(tag));
        var ours = codes.All.Where(c => c.List == family.List).ToList();
        if (ours.Find(c => c.Tag == tag) is not { } code)
            return new(TagState.Error, Code: "tag.code-unknown", Suggestion: TagNames.Nearest(tag, ours.Select(c => c.Tag), most: Math.Max(1, tag.Length / 3)) is { } near ? $"{path[..cut]}.{near}" : null);
        return family.List != ListKind.CorrespondenceType && code.Value is null ? new(TagState.Error, Code: "tag.code-without-value") : new(TagState.Known, family.With(tag, code.Value));
    }

    public static async Task<FirmCodes> ReadAsync(BrokerDb db, DateOnly today, CancellationToken ct)
    {
        var words = await db.ListValues.AsNoTracking().Where(v => v.Code != null && (v.List == ListKind.CorrespondenceType || v.List == ListKind.Tax || v.List == ListKind.Index))
            .OrderBy(v => v.List).ThenBy(v => v.Position).ThenBy(v => v.Name).ToListAsync(ct);
        return new([.. words.Select(w => new FirmCode(w.List, w.Id, w.Code!, w.Name, w.FigureOn(today)?.Value))]);
    }
}

internal static class CodeValues
{
    /// <summary>Taxes and indices as they stand that day.</summary>
    public static TagValues SetCodes(this TagValues values, FirmCodes codes) =>
        codes.Tags.Where(t => t.Name.StartsWith("tax.", StringComparison.Ordinal) || t.Name.StartsWith("index.", StringComparison.Ordinal)).Aggregate(values, (all, tag) => all.Set(tag.Name, tag.Example));
}
