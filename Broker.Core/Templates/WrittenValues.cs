using Broker.Core.Word;

namespace Broker.Core.Templates;

/// <summary>Values somebody wrote down by hand, under the names the document uses: of a known tag's names any one stands for all.</summary>
/// <param name="Missing">Tags for which nothing was written: they print nothing.</param>
public sealed record WrittenValues(MergeData Data, IReadOnlyList<MergeTag> Missing)
{
    private const string Qr = "certificate.qr", Address = "certificate.url";

    /// <param name="picture">What a text in the place of a picture means: the PNG of that name.</param>
    public static WrittenValues For(TemplateTags document, MergeData written, Func<string, byte[]> picture)
    {
        // What the catalogue does not know is taken as it is written.
        var data = Copy(written);
        var (hidden, missing) = (new HashSet<string>(), new List<MergeTag>());
        foreach (var (tag, verdict) in document.Tags)
        {
            if (Find(written, tag, verdict) is { } value) data.Set(tag.Path, Shape(document, tag, verdict, value, picture));
            var anywhere = Everywhere(written).Select(scope => Find(scope, tag, verdict)).OfType<MergeValue>().ToList();
            if (anywhere.Count == 0 && !tag.Inside.Any(hidden.Contains)) missing.Add(tag);
            if (tag.Kind == TagKind.SectionStart && !anywhere.Exists(v => v.IsTrue)) hidden.Add(tag.Path);
        }
        return new(data, [.. missing.DistinctBy(t => TagNames.Fold(t.Path))]);
    }

    private static MergeValue Shape(TemplateTags document, MergeTag tag, TagVerdict verdict, MergeValue value, Func<string, byte[]> picture) => value switch
    {
        MergeText { Value.Length: > 0 } text when tag.Kind == TagKind.Picture => verdict.Known?.Name == Qr ? QrPicture.Of(text.Value) : FirmValues.PictureOf(picture(text.Value), text.Value),
        MergeList list when verdict.Known is { Shape: TagShape.List } known => new MergeList([.. list.Items.Select(item => AsItem(document, known.Name, item))]),
        _ => value,
    };

    private static MergeData AsItem(TemplateTags document, string list, MergeData written)
    {
        var data = Copy(written);
        foreach (var (tag, verdict) in document.Tags.Where(t => t.Verdict.Known?.List == list))
            if (Find(written, tag, verdict) is { } value) data.Set(tag.Path, value);
        return data;
    }

    private static MergeValue? Find(MergeData written, MergeTag tag, TagVerdict verdict)
    {
        var names = (verdict.Known?.Spellings ?? []).Append(tag.Path).Select(TagNames.Fold).ToHashSet();
        var found = written.Paths.Where(path => names.Contains(TagNames.Fold(path))).Select(written.Find).FirstOrDefault();
        // The square to scan says the certificate's address, when only that was written.
        return found ?? (verdict.Known?.Name == Qr ? written.Paths.Where(path => TagNames.Fold(path) == Address).Select(written.Find).FirstOrDefault() : null);
    }

    /// <summary>The values and those of each item of each list.</summary>
    private static IEnumerable<MergeData> Everywhere(MergeData data) =>
        data.Paths.Select(data.Find).OfType<MergeList>().SelectMany(list => list.Items).SelectMany(Everywhere).Prepend(data);

    private static MergeData Copy(MergeData written) => written.Paths.Aggregate(new MergeData(), (copy, path) => copy.Set(path, written.Find(path)!));
}
