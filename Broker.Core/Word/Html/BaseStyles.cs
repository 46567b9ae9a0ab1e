namespace Broker.Core.Word.Html;

/// <summary>The declarations every printed page starts from; those of the document come after.</summary>
internal static class BaseStyles
{
    // Paragraphs have a line height of zero and each run its own: Word measures a line by the runs in it, not by the paragraph's font.
    // Word kerns only where it is told to, and so do we. geometricPrecision: the same widths on screen, where we measure, and on paper.
    // A browser draws no line thinner than a pixel nor between two: laid out three times as large, a pixel is a quarter of a point.
    public const int Enlarged = 3;

    public static readonly string Text = $$"""
        html{print-color-adjust:exact;zoom:{{Enlarged}}}
        body{margin:0;text-rendering:geometricPrecision;font-variant-ligatures:none;font-kerning:none;background:#fff;color:#000}
        #source{position:absolute;visibility:hidden;left:0;top:0}
        .page{position:relative;isolation:isolate;overflow:hidden;break-after:page;background:#fff}
        .page:last-child{break-after:auto}
        .head,.foot,.body,.notes{position:absolute}
        .head,.foot,.column,.note{display:flow-root}
        .band{display:flex}
        .column{flex:none;min-width:0}
        .between{flex:none;width:0;border-left:.5pt solid #000}
        .w:not(.gap){display:inline-block;white-space:pre;text-decoration:inherit;text-indent:0;transform-origin:0 0}
        .p{direction:ltr;margin:0;padding:0;line-height:0;font-size:1pt;font-weight:normal;white-space:pre-wrap;overflow-wrap:break-word;tab-size:1}
        .column>.p:not(.long){overflow-wrap:normal}
        .p.rest{text-indent:0!important;margin-top:0!important;padding-top:0!important;border-top:0!important}
        .p.cut{margin-bottom:0!important;border-bottom:0!important}
        .p.cut.j{text-align-last:justify}
        .top{margin-top:0!important;padding-top:0!important}
        .t{display:inline-block;text-indent:0;white-space:pre;text-align:right;min-width:.1pt;text-decoration:none}
        .anchor{position:absolute;text-indent:0;text-align:left;white-space:normal;z-index:1}
        .anchor.behind{z-index:-1}
        .anchor.float{position:relative;z-index:auto}
        .box{display:inline-block;position:relative;text-indent:0;text-align:left;white-space:normal;line-height:0;vertical-align:baseline;box-sizing:border-box}
        .piece{position:absolute;text-indent:0;text-align:left;white-space:normal;line-height:0;box-sizing:border-box}
        .frame{position:absolute;inset:0;box-sizing:border-box;display:flex;flex-direction:column}
        .grow .frame{position:relative;inset:auto}
        .mark{display:inline-flex;width:0;justify-content:flex-end;white-space:pre;text-indent:0}
        .mark.mid{justify-content:center}
        .art{position:absolute;left:0;top:0;width:100%;height:100%;overflow:visible}
        img{display:block;width:100%;height:100%}
        .crop{display:block;position:relative;overflow:hidden;width:100%;height:100%}
        .crop img{position:absolute;max-width:none}
        table{border-spacing:0;line-height:0;text-indent:0}
        td,th{font-weight:normal;text-align:start;box-sizing:border-box;overflow-wrap:anywhere}
        .clip{overflow:hidden;display:flex;flex-direction:column}
        .clip>*{flex:none}
        .sc{font-size:80%;text-transform:uppercase}
        .rule{width:144pt;border-top:.5pt solid #000;margin:2.8pt 0}
        .nl{line-height:0;font-size:0}
        .nl>i{display:inline-block;width:100%}
        .p.plain .nl>i{display:none}
        a{color:inherit;text-decoration:inherit}
        sup,sub{line-height:0}
        .check{position:absolute;z-index:2;display:flex;gap:4pt;align-items:center;font:5.5pt/1.35 'Liberation Sans',Arial,sans-serif;color:#333;white-space:nowrap}
        .check img{width:25pt;height:25pt;flex:none}
        .check.upright{writing-mode:vertical-rl;transform:rotate(180deg)}
        """;
}
