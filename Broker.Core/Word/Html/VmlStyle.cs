using System.Xml.Linq;

namespace Broker.Core.Word.Html;

/// <summary>The <c>style</c> attribute of a VML shape: read by name, never copied out.</summary>
internal sealed class VmlStyle
{
    private readonly Dictionary<string, string> items = new(StringComparer.OrdinalIgnoreCase);

    public VmlStyle(XElement shape)
    {
        foreach (var part in (shape.Bare("style") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
            if (part.Split(':', 2) is [var name, var value]) items.TryAdd(name.Trim(), value.Trim());
    }

    public string? this[string name] => items.GetValueOrDefault(name);

    public double Length(string name) => W.Length(this[name]) ?? 0;

    /// <summary>A plain number: the unit of a group's inside.</summary>
    public double Number(string name) => W.Number(this[name]) ?? W.Length(this[name]) ?? 0;

    public bool Floats => this["position"] is "absolute";

    public double Turn
    {
        get
        {
            var text = this["rotation"];
            if (text is null) return 0;
            // 65 536ths of a degree when it says fd.
            return text.EndsWith("fd", StringComparison.Ordinal) ? (W.Number(text[..^2]) ?? 0) / 65536 : W.Number(text) ?? 0;
        }
    }

    public Anchors Anchor(XElement shape)
    {
        var wrap = shape.Element(W.W10 + "wrap");
        string Relative(string? own, string? anchored) => (own, anchored) switch
        {
            (_, "page") or ("page", _) => "page",
            (_, "margin") or ("margin", _) => "margin",
            ("left-margin-area", _) => "leftMargin",
            ("right-margin-area", _) => "rightMargin",
            ("top-margin-area", _) => "topMargin",
            ("bottom-margin-area", _) => "bottomMargin",
            ("char", _) => "character",
            _ => "",
        };
        var across = Relative(this["mso-position-horizontal-relative"], wrap.Bare("anchorx"));
        var down = Relative(this["mso-position-vertical-relative"], wrap.Bare("anchory"));
        double Clear(string side, double otherwise) => W.Length(this["mso-wrap-distance-" + side]) ?? otherwise;
        return new Anchors
        {
            Across = across.Length > 0 ? across : "column",
            AcrossAlign = this["mso-position-horizontal"],
            X = Length("margin-left") + Length("left"),
            AcrossShare = W.Number(this["mso-left-percent"]) is > 0 and { } l ? l / 1000 : null,
            Down = down.Length > 0 ? down : "paragraph",
            DownAlign = this["mso-position-vertical"],
            Y = Length("margin-top") + Length("top"),
            DownShare = W.Number(this["mso-top-percent"]) is > 0 and { } t ? t / 1000 : null,
            Wrap = wrap.Bare("type") switch { "square" or "tight" or "through" => "square", "topAndBottom" => "bands", _ => "none" },
            Side = wrap.Bare("side") ?? "both",
            Behind = this["z-index"]?.StartsWith('-') == true,
            Clear = (Clear("top", 0), Clear("right", 9), Clear("bottom", 0), Clear("left", 9)),
        };
    }

    /// <summary>Sizes given as a share of the page or of its margins.</summary>
    public string Shares()
    {
        var marks = "";
        if (W.Number(this["mso-width-percent"]) is > 0 and { } w) marks += $" data-w=\"{(this["mso-width-relative"] == "page" ? "page" : "margin")} {Css.Num(w / 1000)}\"";
        if (W.Number(this["mso-height-percent"]) is > 0 and { } h) marks += $" data-t=\"{(this["mso-height-relative"] == "page" ? "page" : "margin")} {Css.Num(h / 1000)}\"";
        return marks;
    }
}
