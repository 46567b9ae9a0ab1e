using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace Broker.Portal.Kit;

/// <summary>
/// Markup written once for all who read it: <c>Html.Of($"&lt;b&gt;{name}&lt;/b&gt;")</c>. What stands in the holes is encoded, unless it is markup itself.
/// A screen then holds a reference to it, where elements of its own would cost it their buffers.
/// </summary>
[InterpolatedStringHandler]
public readonly struct Html(int literals, int holes)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder text = new(literals + holes * 16);

    public static MarkupString Of(Html html) => new(html.text.ToString());

    public static MarkupString Nothing { get; } = new("");

    /// <summary>With the space before it; nothing without a value.</summary>
    public static MarkupString Attribute(string name, string? value) => value is null ? Nothing : new($" {name}=\"{Encoded(value)}\"");

    public void AppendLiteral(string literal) => text.Append(literal);

    public void AppendFormatted(string? value) => text.Append(value is null ? null : Encoded(value));

    public void AppendFormatted(MarkupString markup) => text.Append(markup.Value);

    public void AppendFormatted(IEnumerable<MarkupString> markups)
    {
        foreach (var markup in markups) text.Append(markup.Value);
    }

    /// <summary>A measure of a drawing.</summary>
    public void AppendFormatted(decimal measure) => text.Append(measure.ToString("0.#", CultureInfo.InvariantCulture));

    public void AppendFormatted(int number) => text.Append(number.ToString(CultureInfo.InvariantCulture));

    // The encoder writes every space but the plain one as a number, three times as long: French has one in each amount and before each colon.
    private static string Encoded(string value) => Encoder.Encode(value).Replace("&#xA0;", "\u00A0", StringComparison.Ordinal).Replace("&#x202F;", "\u202F", StringComparison.Ordinal);
}
