using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Broker.Core.Word;

namespace Broker.Core.Templates;

/// <param name="Name">Its own name, English.</param>
/// <param name="French">As one would write it in French.</param>
/// <param name="Others">Every other way to write it.</param>
/// <param name="Example">What it might print; empty for pictures, lists and conditions.</param>
/// <param name="Copy">To be put into Word as it stands, with its braces.</param>
public sealed record TagGuideRow(string Name, string French, IReadOnlyList<string> Others, TagShape Shape, string Example, string Copy);

/// <param name="Entity">The first word of its tags, "contract".</param>
/// <param name="List">Written between {{#…}} and {{/…}} of this list; null where the tags stand by themselves.</param>
/// <param name="Subjects">What a template may be about to know them.</param>
public sealed record TagGuideGroup(string Entity, string? List, IReadOnlyList<TemplateSubject> Subjects, IReadOnlyList<TagGuideRow> Rows);

/// <summary>Every tag the product fills by itself, by entity; those that end with a code of the firm's own among them.</summary>
public sealed class TagGuideQuery(BrokerStore store, FirmIdentity firm, FirmClock clock)
{
    public async Task<IReadOnlyList<TagGuideGroup>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageTemplates);
        var codes = await FirmCodes.ReadAsync(db, clock.Today, ct);
        var known = Enum.GetValues<TemplateSubject>().SelectMany(subject => TagCatalog.Of(subject).Concat(codes.Tags).Select(tag => (subject, tag))).ToList();
        return
        [
            .. known.GroupBy(k => EntityOf(k.tag)).Select(group => new TagGuideGroup(
                group.Key, ListOf(group.First().tag) is null ? null : TagCatalog.Of(group.First().subject).First(t => t.Name == group.Key).French,
                [.. group.Select(k => k.subject).Distinct()], [.. group.Select(k => k.tag).DistinctBy(t => t.Name).Select(RowOf)])),
        ];
    }

    private static string EntityOf(KnownTag tag) => ListOf(tag) ?? tag.Name.Split('.')[0];

    /// <summary>A list stands with what its items hold.</summary>
    private static string? ListOf(KnownTag tag) => tag.Shape == TagShape.List ? tag.Name : tag.List;

    private TagGuideRow RowOf(KnownTag tag)
    {
        var example = tag is { Shape: TagShape.Value, Example: { } value } ? TagFormats.Print(value, null, firm.Culture) : "";
        return new(tag.Name, tag.French, [.. tag.Spellings.Except([tag.Name, tag.French])], tag.Shape, example, tag.Written);
    }
}
