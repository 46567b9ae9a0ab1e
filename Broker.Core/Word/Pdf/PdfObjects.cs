using System.Globalization;
using System.Text;

namespace Broker.Core.Word.Pdf;

/// <summary>One object of a file.</summary>
/// <param name="Head">Its value, or the dictionary before its stream.</param>
internal sealed record PdfObject(string Head, byte[]? Stream = null);

/// <summary>The objects of a PDF as the press prints it, by their numbers.</summary>
internal sealed class PdfObjects
{
    private static readonly Encoding Bytes = Encoding.Latin1;

    public SortedDictionary<int, PdfObject> All { get; } = [];
    public int Root { get; private init; }
    public int? Info { get; set; }

    /// <exception cref="PdfUnreadable">Of another kind.</exception>
    public static PdfObjects Read(byte[] file)
    {
        try
        {
            return ReadAll(file);
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            throw new PdfUnreadable("Its table of objects leads nowhere.");
        }
    }

    public int Add(string head, byte[]? stream = null)
    {
        var number = All.Count == 0 ? 1 : All.Keys.Last() + 1;
        All[number] = new(head, stream);
        return number;
    }

    private static PdfObjects ReadAll(byte[] file)
    {
        var text = Bytes.GetString(file);
        var end = text.LastIndexOf("startxref", StringComparison.Ordinal);
        if (!text.StartsWith("%PDF-", StringComparison.Ordinal) || end < 0) throw new PdfUnreadable("It is no PDF.");
        var table = Word(text, end + "startxref".Length) is var (at, _) ? at : 0;
        if (string.CompareOrdinal(text, table, "xref", 0, 4) != 0) throw new PdfUnreadable("It has no plain table of objects.");

        var (places, trailer) = Places(text, table + 4);
        if (trailer["/Prev"] is not null || trailer["/Encrypt"] is not null) throw new PdfUnreadable("It was written in several turns, or is encrypted.");
        var read = new PdfObjects { Root = PdfSyntax.Reference(trailer["/Root"]) ?? throw new PdfUnreadable("It has no root."), Info = PdfSyntax.Reference(trailer["/Info"]) };
        var ends = places.Values.Append(table).Order().ToList();
        foreach (var (number, from) in places)
            read.All[number] = ObjectAt(text, file, from, ends[ends.BinarySearch(from) + 1], places);
        return read;
    }

    private static (Dictionary<int, int> Places, PdfDictionary Trailer) Places(string text, int at)
    {
        var places = new Dictionary<int, int>();
        while (true)
        {
            at = PdfSyntax.SkipBlank(text, at);
            if (string.CompareOrdinal(text, at, "trailer", 0, 7) == 0) return (places, PdfDictionary.Read(text[(at + 7)..]));
            (var first, at) = Word(text, at);
            (var count, at) = Word(text, at);
            for (var i = 0; i < count; i++)
            {
                (var place, at) = Word(text, at);
                (_, at) = Word(text, at);
                at = PdfSyntax.SkipBlank(text, at);
                if (text[at++] == 'n') places[first + i] = place;
            }
        }
    }

    private static PdfObject ObjectAt(string text, byte[] file, int from, int to, Dictionary<int, int> places)
    {
        var head = Body(text, from);
        var end = PdfSyntax.EndOf(text, head);
        var value = text[head..end];
        var after = PdfSyntax.SkipBlank(text, end);
        if (string.CompareOrdinal(text, after, "stream", 0, 6) != 0) return new(value);
        var start = after + 6;
        start += text[start] == '\r' ? 2 : 1;
        var length = PdfDictionary.Read(value)["/Length"] ?? throw new PdfUnreadable("A stream does not say its length.");
        var size = PdfSyntax.Reference(length) is { } number ? Word(text, Body(text, places[number])).Value : int.Parse(length, CultureInfo.InvariantCulture);
        if (start + size > to) throw new PdfUnreadable("A stream is longer than its object.");
        return new(value, file[start..(start + size)]);
    }

    /// <summary>After "7 0 obj".</summary>
    private static int Body(string text, int at)
    {
        (_, at) = Word(text, at);
        (_, at) = Word(text, at);
        at = PdfSyntax.SkipBlank(text, at);
        return string.CompareOrdinal(text, at, "obj", 0, 3) == 0 ? PdfSyntax.SkipBlank(text, at + 3) : throw new PdfUnreadable("No object is where one is expected.");
    }

    private static (int Value, int After) Word(string text, int at)
    {
        var from = PdfSyntax.SkipBlank(text, at);
        var end = PdfSyntax.EndOfWord(text, from);
        return (int.Parse(text.AsSpan(from, end - from), CultureInfo.InvariantCulture), end);
    }
}
