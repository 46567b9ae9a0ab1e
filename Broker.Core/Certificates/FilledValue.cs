using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Broker.Core.Word;

namespace Broker.Core.Certificates;

/// <summary>One value as it was filled in.</summary>
/// <param name="Tag">As the template spells it.</param>
/// <param name="Text">Of a list: a line for each item.</param>
public sealed record FilledValue(string Tag, string Text)
{
    /// <summary>Of a longer list the first are kept here; the filled document, which is kept too, has all.</summary>
    private const int MostItems = 500;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static IReadOnlyList<FilledValue> Of(MergeData data, CultureInfo culture) =>
        [.. data.Paths.Select(path => (path, Value: data.Find(path)!)).Where(v => v.Value is not MergePicture).Select(v => new FilledValue(v.path, TextOf(v.Value, culture)))];

    internal static string Write(IReadOnlyList<FilledValue> values) => JsonSerializer.Serialize(values.Select(v => new[] { v.Tag, v.Text }), Plain);

    internal static IReadOnlyList<FilledValue> Read(string? written) =>
        written is null ? [] : [.. JsonSerializer.Deserialize<string[][]>(written)!.Select(v => new FilledValue(v[0], v[1]))];

    private static string TextOf(MergeValue value, CultureInfo culture) => value switch
    {
        MergeList { Items: var items } => string.Join('\n', items.Take(MostItems).Select(item => string.Join(" · ", Of(item, culture).Select(v => v.Text))).Append(items.Count > MostItems ? $"… ({items.Count})" : "").Where(l => l.Length > 0)),
        _ => TagFormats.Print(value, null, culture),
    };
}
