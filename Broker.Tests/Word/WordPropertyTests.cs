using System.IO.Compression;
using System.Xml;
using Broker.Core.Word;
using FsCheck;
using FsCheck.Fluent;
using static Broker.Tests.Word.WordFile;

namespace Broker.Tests.Word;

public sealed class WordPropertyTests
{
    [Fact, Rule("D-39")]
    public void Any_text_comes_out_as_it_went_in() => Prop.ForAll<NonNull<string>>(typed =>
    {
        var filled = WordFill.Fill(WordFile.Of(P("[{{t}}]")), new MergeData().Set("t", typed.Get), Filled.French);
        var expected = string.Concat(typed.Get.Replace("\r\n", "\n").Replace('\r', '\n').EnumerateRunesSafely()).Replace('\n', '/');
        return TextOf(filled).Equals($"[{expected}]", StringComparison.Ordinal);
    }).QuickCheckThrowOnFailure();

    [Fact, Rule("R-TAG-01")]
    public void A_tag_cut_anywhere_is_still_found()
    {
        const string text = "Fait à {{ ville }}, le {{date | date_longue}}{{#oui}} ({{client.nom}}){{/oui}}.";
        Prop.ForAll(Gen.Choose(0, text.Length).ListOf().ToArbitrary(), cuts =>
        {
            var at = cuts.Append(0).Append(text.Length).Distinct().Order().ToList();
            var runs = at.Zip(at.Skip(1), (from, to) => text[from..to]).ToArray();
            var docx = WordFile.Of(P(runs));
            return MergeTags.Read(docx).Tags.Count == 5
                && TextOf(WordFill.Fill(docx, Filled.Data, Filled.French)) == "Fait à Lyon, le 1er mars 2026 (Dupont & Fils).";
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Text_of_braces_and_signs_never_makes_reading_fail()
    {
        var pieces = Gen.Elements("{{", "}}", "{", "}", "#", "/", "^", "%", "|", "a", "b", ".", " ", "date");
        Prop.ForAll(pieces.ListOf().ToArbitrary(), words =>
        {
            var docx = WordFile.Of(P([.. words]));
            var reading = MergeTags.Read(docx);
            // Whatever can be read without an error can be filled, and then nothing of a tag is left.
            return reading.Errors.Count > 0 || !TextOf(WordFill.Fill(docx, new MergeData(), Filled.French)).Contains("{{");
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_bytes_are_refused_without_falling() => Prop.ForAll<byte[]>(bytes =>
        PackageGate.Check([.. "PK\u0003\u0004"u8, .. bytes]).Failed).QuickCheckThrowOnFailure();

    [Fact]
    public void A_document_with_any_byte_changed_is_refused_or_read()
    {
        // Stored, not compressed, so that a changed byte lands in names, addresses and XML.
        var docx = new WordFile { Body = P("{{ville}}") + Table(Row("{{date}}")), Compression = CompressionLevel.NoCompression }.Header(P("x")).Settings("").Bytes();
        Prop.ForAll(Gen.Choose(0, docx.Length - 1).ToArbitrary(), Gen.Choose(0, 255).ToArbitrary(), (at, value) =>
        {
            var changed = (byte[])docx.Clone();
            changed[at] = (byte)value;
            return PackageGate.Check(changed).Failed || MergeTags.Read(changed).Tags is not null;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }
}

internal static class RunesOfText
{
    /// <summary>The characters XML can carry: what the filler must keep, said another way.</summary>
    public static IEnumerable<string> EnumerateRunesSafely(this string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) yield return text.Substring(i++, 2);
            else if (XmlConvert.IsXmlChar(text[i])) yield return text[i].ToString();
        }
    }
}
