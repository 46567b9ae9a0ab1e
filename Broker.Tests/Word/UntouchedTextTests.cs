using System.Text;
using Broker.Core.Word;
using FsCheck;
using FsCheck.Fluent;
using static Broker.Tests.Word.WordFile;

namespace Broker.Tests.Word;

/// <summary>Whatever a document says between its tags, and wherever these stand, it says after it was filled, sign for sign.</summary>
public sealed class UntouchedTextTests
{
    private static readonly MergeData Data = new MergeData().Set("a", "Ⓐ").Set("b", "Ⓑ").Set("oui", true).Set("non", false);

    [Fact, Rule("D-39")]
    public void Filling_changes_nothing_but_tags()
    {
        // Pieces of text that hold no tag, half a tag among them; and tags with what each must print.
        var plain = Gen.Elements("Police ", "n° 12 ; ", " { ", "}", " « é à ç » ", "  ", "\u00A0:", "مرحبا ", "😀", "<b>&amp;</b> ", "x", " - ", "1 000,00 €");
        var tags = Gen.Elements<(string Written, string Printed)>(("{{a}}", "Ⓐ"), ("{{ B }}", "Ⓑ"), ("{{#oui}}si{{/oui}}", "si"), ("{{^non}}sinon{{/non}}", "sinon"), ("{{#non}}jamais{{/non}}", ""));
        var pieces = Gen.OneOf(plain.Select(text => (text, text)), tags);
        var paragraph = pieces.NonEmptyListOf().Select(list => list.ToList());
        Prop.ForAll(paragraph.NonEmptyListOf().ToArbitrary(), Gen.Choose(1, 7).ToArbitrary(), (paragraphs, cut) =>
        {
            var kept = paragraphs.Where(p => p.Exists(piece => !string.IsNullOrWhiteSpace(piece.Item2))).Select(p => p.Append(("|", "|")).ToList()).ToList();
            if (kept.Count == 0 || !kept.TrueForAll(Unambiguous)) return true;
            var body = string.Concat(kept.Select(p => P(Runs(string.Concat(p.Select(piece => piece.Item1)), cut))));
            var filled = WordFill.Fill(WordFile.Of(body), Data, Filled.French);
            return TextOf(filled) == string.Join('\n', kept.Select(p => string.Concat(p.Select(piece => piece.Item2))));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    /// <summary>Braces that stand side by side by chance would be another tag than was meant.</summary>
    private static bool Unambiguous(List<(string Written, string Printed)> pieces)
    {
        for (var i = 1; i < pieces.Count; i++)
            if (pieces[i - 1].Written[^1] is '{' or '}' && pieces[i].Written[0] is '{' or '}') return false;
        return true;
    }

    /// <summary>The same text in runs of so many signs, as Word leaves it behind after some editing.</summary>
    private static string[] Runs(string text, int length)
    {
        var (runs, run) = (new List<string>(), new StringBuilder());
        foreach (var rune in text.EnumerateRunes())
        {
            run.Append(rune);
            if (run.Length < length) continue;
            runs.Add(run.ToString());
            run.Clear();
        }
        if (run.Length > 0) runs.Add(run.ToString());
        return [.. runs];
    }
}
