using System.Text;

namespace Broker.Core.Word.Html;

/// <summary>Characters of Symbol and Wingdings, which are positions in a drawing font, as the Unicode characters they show.</summary>
internal static class Symbols
{
    // From 0x20 on, in the order of the Symbol font; a blank stands for what has no plain counterpart.
    private const string SymbolLow = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
    private const string SymbolHigh = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

    private static readonly Dictionary<int, string> Wingdings = new()
    {
        [0x20] = " ", [0x21] = "🖉", [0x22] = "✂", [0x28] = "☎", [0x29] = "✆", [0x2A] = "✉", [0x2B] = "✉", [0x36] = "⌛", [0x3E] = "✇", [0x3F] = "✍",
        [0x41] = "✌", [0x43] = "☝", [0x45] = "☜", [0x46] = "☞", [0x47] = "☝", [0x48] = "☟", [0x4A] = "☺", [0x4C] = "☹", [0x4E] = "☠", [0x51] = "✈",
        [0x52] = "☼", [0x54] = "❄", [0x58] = "✠", [0x59] = "✡", [0x5A] = "☪", [0x6C] = "●", [0x6D] = "❍", [0x6E] = "■", [0x6F] = "□", [0x70] = "□",
        [0x71] = "❑", [0x72] = "❒", [0x73] = "◆", [0x74] = "◆", [0x75] = "◆", [0x76] = "❖", [0x77] = "◆", [0x78] = "⌧", [0x7A] = "⌘", [0x7B] = "❀",
        [0x7C] = "✿", [0x7D] = "❝", [0x7E] = "❞", [0x80] = "⓪", [0x81] = "①", [0x82] = "②", [0x83] = "③", [0x84] = "④", [0x85] = "⑤", [0x86] = "⑥",
        [0x87] = "⑦", [0x88] = "⑧", [0x89] = "⑨", [0x8A] = "⑩", [0x8C] = "❶", [0x8D] = "❷", [0x8E] = "❸", [0x8F] = "❹", [0x90] = "❺",
        [0x9E] = "·", [0x9F] = "•", [0xA0] = "▪", [0xA1] = "○", [0xA4] = "◉", [0xA5] = "◎", [0xA7] = "▪", [0xA8] = "◻", [0xAA] = "✦", [0xAB] = "★",
        [0xAC] = "✶", [0xAE] = "✹", [0xB1] = "⌖", [0xD5] = "⌫", [0xD8] = "➢", [0xDC] = "➲", [0xDF] = "←", [0xE0] = "→", [0xE1] = "↑", [0xE2] = "↓",
        [0xE8] = "➔", [0xEF] = "⇦", [0xF0] = "⇨", [0xF1] = "⇧", [0xF2] = "⇩", [0xFB] = "✗", [0xFC] = "✓", [0xFD] = "☒", [0xFE] = "☑",
    };

    private static readonly Dictionary<int, string> Wingdings2 = new()
    {
        [0x4F] = "✗", [0x50] = "✓", [0x51] = "☒", [0x52] = "☑", [0x53] = "☒", [0x54] = "☒", [0x96] = "•", [0x97] = "●", [0x98] = "●",
        [0x9D] = "▪", [0x9E] = "■", [0xA0] = "■", [0xA2] = "□", [0xA3] = "□", [0xAE] = "◆", [0xE8] = "★",
    };

    private static readonly Dictionary<int, string> Wingdings3 = new()
    {
        [0x22] = "←", [0x23] = "→", [0x66] = "◄", [0x67] = "←", [0x68] = "→", [0x70] = "▲", [0x71] = "▼", [0x74] = "◀", [0x75] = "▶", [0x7D] = "▸", [0x7C] = "◀", [0x80] = "◢",
    };

    public static bool IsSymbolFont(string? name) => name?.Trim().ToLowerInvariant() is "symbol" or "wingdings" or "wingdings 2" or "wingdings 3" or "webdings";

    public static string ToUnicode(string text, string? font)
    {
        if (!IsSymbolFont(font)) return text;
        var result = new StringBuilder(text.Length);
        foreach (var c in text) result.Append(One(c, font!.Trim().ToLowerInvariant()));
        return result.ToString();
    }

    private static string One(char c, string font)
    {
        // Word keeps such characters in the private area, 0xF000 above their place in the font.
        var code = c is >= '\uF000' and <= '\uF0FF' ? c - 0xF000 : c;
        if (code > 0xFF) return c.ToString();
        var table = font switch { "wingdings" => Wingdings, "wingdings 2" => Wingdings2, "wingdings 3" => Wingdings3, _ => null };
        if (table is not null) return table.GetValueOrDefault(code, font == "wingdings 3" ? "➤" : "▪");
        if (font == "webdings") return code switch { 0x61 => "✓", 0x72 => "✗", 0x63 => "□", 0x67 => "■", 0x6E => "●", 0x3C => "■", 0xC7 => "▲", _ => "▪" };
        if (code is >= 0x20 and < 0x20 + 95 && code - 0x20 < SymbolLow.Length) return SymbolLow[code - 0x20].ToString();
        if (code >= 0xA0 && code - 0xA0 < SymbolHigh.Length) return SymbolHigh[code - 0xA0].ToString();
        return c.ToString();
    }
}
