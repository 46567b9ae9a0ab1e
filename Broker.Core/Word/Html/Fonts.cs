namespace Broker.Core.Word.Html;

/// <summary>
/// Each font name is resolved once, to a family that we ship and whose natural line height we know; a document's own spelling
/// of a name never reaches the style sheet.
/// </summary>
internal sealed class Fonts
{
    /// <param name="Drop">How much lower than a browser Word sets this font in its line, as a share of the size: all its leading goes above.</param>
    internal sealed record Family(string Css, double LineHeight, double Drop = 0);

    private static readonly Family Carlito = new("Carlito,'DejaVu Sans',sans-serif", 1.2207, 0.092);
    private static readonly Family Caladea = new("Caladea,'DejaVu Serif',serif", 1.172);
    private static readonly Family Sans = new("'Liberation Sans','DejaVu Sans',sans-serif", 1.149);
    private static readonly Family Narrow = new("'Liberation Sans Narrow','Liberation Sans','DejaVu Sans',sans-serif", 1.149);
    private static readonly Family Serif = new("'Liberation Serif','DejaVu Serif',serif", 1.149);
    private static readonly Family Mono = new("'Liberation Mono','DejaVu Sans Mono',monospace", 1.1328);
    private static readonly Family DejaVuSans = new("'DejaVu Sans',sans-serif", 1.1641);
    private static readonly Family DejaVuSerif = new("'DejaVu Serif',serif", 1.1641);
    private static readonly Family DejaVuMono = new("'DejaVu Sans Mono',monospace", 1.1641);

    // Same widths as the font named, so line breaks stay.
    private static readonly Dictionary<string, Family> Exact = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Calibri"] = Carlito, ["Carlito"] = Carlito, ["Cambria"] = Caladea, ["Caladea"] = Caladea,
        ["Arial"] = Sans, ["Helvetica"] = Sans, ["Liberation Sans"] = Sans, ["Arimo"] = Sans,
        ["Arial Narrow"] = Narrow, ["Liberation Sans Narrow"] = Narrow,
        ["Times New Roman"] = Serif, ["Times"] = Serif, ["Liberation Serif"] = Serif, ["Tinos"] = Serif,
        ["Courier New"] = Mono, ["Courier"] = Mono, ["Liberation Mono"] = Mono, ["Cousine"] = Mono,
        ["DejaVu Sans"] = DejaVuSans, ["DejaVu Serif"] = DejaVuSerif, ["DejaVu Sans Mono"] = DejaVuMono,
        ["Verdana"] = DejaVuSans, ["Bitstream Vera Sans"] = DejaVuSans,
        // Their characters are mapped to Unicode one by one.
        ["Symbol"] = DejaVuSans, ["Wingdings"] = DejaVuSans, ["Wingdings 2"] = DejaVuSans, ["Wingdings 3"] = DejaVuSans, ["Webdings"] = DejaVuSans,
        ["MS Gothic"] = DejaVuSans, ["Segoe UI Symbol"] = DejaVuSans, ["OpenSymbol"] = DejaVuSans, ["StarSymbol"] = DejaVuSans,
    };

    // Of the same kind, but other widths: the broker is told.
    private static readonly Dictionary<string, Family> Alike = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Calibri Light"] = Carlito, ["Aptos"] = Carlito, ["Candara"] = Carlito, ["Corbel"] = Carlito,
        ["Georgia"] = DejaVuSerif, ["Constantia"] = Caladea, ["Garamond"] = Serif, ["EB Garamond"] = Serif, ["Book Antiqua"] = Serif, ["Palatino Linotype"] = Serif,
        ["Palatino"] = Serif, ["Century"] = Serif, ["Century Schoolbook"] = Serif, ["Bookman Old Style"] = DejaVuSerif, ["Baskerville"] = Serif,
        ["Baskerville Old Face"] = Serif, ["Perpetua"] = Serif, ["Rockwell"] = DejaVuSerif, ["Didot"] = Serif, ["Bodoni MT"] = Serif, ["Sylfaen"] = Serif,
        ["Consolas"] = DejaVuMono, ["Lucida Console"] = DejaVuMono, ["Monaco"] = DejaVuMono, ["Menlo"] = DejaVuMono,
    };

    private readonly SortedSet<string> missing = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<string> Missing => [.. missing];

    public Family Resolve(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return Serif;
        name = name.Trim();
        if (Exact.TryGetValue(name, out var family)) return family;
        missing.Add(name.Length > 60 ? name[..60] : name);
        if (Alike.TryGetValue(name, out family)) return family;
        return name.Contains("Mono", StringComparison.OrdinalIgnoreCase) || name.Contains("Courier", StringComparison.OrdinalIgnoreCase) ? Mono
            : name.Contains("Serif", StringComparison.OrdinalIgnoreCase) && !name.Contains("Sans", StringComparison.OrdinalIgnoreCase)
              || name.Contains("Roman", StringComparison.OrdinalIgnoreCase) || name.Contains("Garamond", StringComparison.OrdinalIgnoreCase) ? Serif
            : DejaVuSans;
    }
}
