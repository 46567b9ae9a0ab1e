using System.Text;

namespace Broker.Core.Word.Pdf;

/// <summary>The entries of one dictionary, in their order, each value as it is written.</summary>
internal sealed class PdfDictionary
{
    private readonly List<KeyValuePair<string, string>> entries = [];

    public static PdfDictionary Read(string text)
    {
        var at = PdfSyntax.SkipBlank(text, 0);
        if (string.CompareOrdinal(text, at, "<<", 0, 2) != 0) throw new PdfUnreadable("A dictionary is expected.");
        var read = new PdfDictionary();
        for (at = PdfSyntax.SkipBlank(text, at + 2); at < text.Length && text[at] == '/'; at = PdfSyntax.SkipBlank(text, at))
        {
            var name = text[at..PdfSyntax.EndOfWord(text, at)];
            var from = PdfSyntax.SkipBlank(text, at + name.Length);
            at = PdfSyntax.EndOf(text, from);
            read.Set(name, text[from..at]);
        }
        return read;
    }

    public string? this[string name] => entries.FirstOrDefault(e => e.Key == name).Value;

    /// <summary>In the place of what stood there: no name twice.</summary>
    public PdfDictionary Set(string name, string value)
    {
        var entry = KeyValuePair.Create(name, value);
        var place = entries.FindIndex(e => e.Key == name);
        if (place < 0) entries.Add(entry);
        else entries[place] = entry;
        return this;
    }

    public override string ToString() => entries.Aggregate(new StringBuilder("<<"), (all, e) => all.Append(e.Key).Append(' ').Append(e.Value).Append('\n')).Append(">>").ToString();
}
