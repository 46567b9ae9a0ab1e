using System.IO.Compression;
using Broker.Core.Templates;
using Broker.Core.Word;
using FsCheck;
using FsCheck.Fluent;
using static Broker.Tests.Word.WordFile;

namespace Broker.Tests.Word.Html;

public sealed class ConverterPropertyTests
{
    /// <summary>A little of everything the converter reads: styles of a run, a table, a list, a field, a text box, a header and a footer.</summary>
    private static readonly byte[] Document = new WordFile
    {
        Compression = CompressionLevel.NoCompression,
        Body = P("Fait à {{ville}}", " le ", "{{date}}")
            + "<w:p><w:pPr><w:jc w:val=\"center\"/><w:spacing w:before=\"120\" w:line=\"240\" w:lineRule=\"auto\"/><w:ind w:left=\"720\" w:hanging=\"360\"/><w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9000\"/></w:tabs></w:pPr>"
            + R("Gras", "<w:rPr><w:b/><w:color w:val=\"FF0000\"/><w:sz w:val=\"28\"/><w:u w:val=\"single\"/><w:shd w:val=\"clear\" w:fill=\"00FF00\"/></w:rPr>") + "<w:r><w:tab/></w:r></w:p>"
            + Table(Row("Plaque", "Ville"), Row("{{ville}}", "{{date}}"))
            + "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + R("1") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
            + "<w:p><w:r><w:pict><v:shape style=\"width:200pt;height:20pt\"><v:textbox><w:txbxContent>" + P("Encadré") + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
    }.Header(P("En-tête")).Footer(P("Pied")).Settings("").Bytes();

    [Fact]
    public void A_document_with_any_byte_changed_is_refused_or_filled_and_laid_out() =>
        Prop.ForAll(Gen.Choose(0, Document.Length - 1).ToArbitrary(), Gen.Choose(0, 255).ToArbitrary(), (at, value) =>
        {
            var changed = (byte[])Document.Clone();
            changed[at] = (byte)value;
            return PackageGate.Check(changed).Failed || IsLaidOut(changed);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));

    /// <summary>Whatever the gate lets in and whose tags are sound comes out as HTML.</summary>
    private static bool IsLaidOut(byte[] docx) => TemplateTags.Read(docx, TemplateSubject.Contract).Unreadable.Count > 0
        || PrintPage.Compose(WordToHtml.Convert(WordFill.Fill(docx, Filled.Data, Filled.French))).Html.Length > 0;
}
