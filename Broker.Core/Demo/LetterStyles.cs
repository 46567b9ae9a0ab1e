using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using static Broker.Core.Demo.LetterParts;

namespace Broker.Core.Demo;

/// <summary>The firm's type: one face, few sizes.</summary>
internal static class LetterStyles
{
    public static Styles Make() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri", EastAsia = "Calibri", ComplexScript = "Calibri" },
                new FontSize { Val = "21" }, new FontSizeComplexScript { Val = "21" }, new Languages { Val = "fr-FR" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "271", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
        Of("Title", "Title", Spacing(before: 240, after: 20), keepNext: true, outline: null, size: 44, color: Ink, bold: true),
        Of("Subtitle", "Subtitle", Spacing(after: 60), keepNext: true, outline: null, size: 26, color: Grey),
        Of("Heading1", "heading 1", Spacing(before: 280, after: 100), keepNext: true, outline: 0, size: 24, color: Ink, bold: true),
        Of("Label", "Libellé", Spacing(), keepNext: false, outline: null, size: 19, color: Grey),
        Of("Value", "Valeur", Spacing(), keepNext: false, outline: null, size: 21),
        Of("Column", "Colonne", Spacing(), keepNext: true, outline: null, size: 18, color: "FFFFFF", bold: true),
        Of("Firm", "Cabinet", Spacing(), keepNext: false, outline: null, size: 17, color: Grey),
        Of("Name", "Enseigne", Spacing(), keepNext: false, outline: null, size: 30, color: Ink, bold: true, spread: 30),
        Of("Trade", "Métier", Spacing(), keepNext: false, outline: null, size: 17, color: Grey, spread: 40),
        Of("Legal", "Mentions", Spacing(), keepNext: false, outline: null, size: 15, color: Grey));

    private static SpacingBetweenLines Spacing(int before = 0, int after = 0) =>
        new() { Before = $"{before}", After = $"{after}", Line = "252", LineRule = LineSpacingRuleValues.Auto };

    /// <param name="size">In half points.</param>
    /// <param name="spread">Between letters, in twentieths of a point.</param>
    private static Style Of(string id, string name, SpacingBetweenLines spacing, bool keepNext, int? outline, int size, string? color = null, bool bold = false, int spread = 0)
    {
        var paragraph = new StyleParagraphProperties();
        if (keepNext) paragraph.Append(new KeepNext());
        paragraph.Append(spacing);
        if (outline is { } level) paragraph.Append(new OutlineLevel { Val = level });

        var run = new StyleRunProperties();
        if (bold) run.Append(new Bold());
        if (color is not null) run.Append(new Color { Val = color });
        if (spread > 0) run.Append(new Spacing { Val = spread });
        run.Append(new FontSize { Val = $"{size}" }, new FontSizeComplexScript { Val = $"{size}" });
        return new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new PrimaryStyle(), paragraph, run) { Type = StyleValues.Paragraph, StyleId = id, CustomStyle = id is not ("Title" or "Subtitle" or "Heading1") };
    }
}
