using System.Text;

namespace Broker.Core.Files.Sheets;

/// <param name="Ending">As it stood: within quotes it is part of the text.</param>
/// <param name="Cut">Longer than any row may be; the rest of it was passed over.</param>
internal readonly record struct CsvLine(int Number, string Text, string Ending, bool Cut);

/// <summary>Lines of a text, however they end, with a look at the next ones for whoever is within quotes.</summary>
internal sealed class CsvLines(TextReader from)
{
    private const int Most = 1 << 20;
    private readonly char[] buffer = new char[1 << 14];
    private readonly Queue<CsvLine> ahead = new();
    private readonly StringBuilder text = new();
    private int at, held, number;

    public bool TryRead(out CsvLine line) => ahead.TryDequeue(out line) || TryReadNext(out line);

    /// <summary>The line so many after the next one to be read.</summary>
    public bool TryPeek(int after, out CsvLine line)
    {
        while (ahead.Count <= after)
        {
            if (!TryReadNext(out line)) return false;
            ahead.Enqueue(line);
        }
        line = ahead.ElementAt(after);
        return true;
    }

    public void Pass(int lines)
    {
        while (lines-- > 0) ahead.Dequeue();
    }

    private bool TryReadNext(out CsvLine line)
    {
        text.Clear();
        var (any, cut, ending) = (false, false, "");
        while (Fill())
        {
            any = true;
            var rest = buffer.AsSpan(at, held - at);
            var end = rest.IndexOfAny('\r', '\n');
            var piece = end < 0 ? rest : rest[..end];
            if (text.Length + piece.Length > Most)
            {
                cut = true;
                piece = piece[..Math.Min(piece.Length, Most - text.Length)];
            }
            text.Append(piece);
            at = end < 0 ? held : at + end;
            if (end < 0) continue;
            ending = buffer[at++] == '\n' ? "\n" : Fill() && buffer[at] == '\n' ? Next("\r\n") : "\r";
            break;
        }
        line = any ? new(++number, text.ToString(), ending, cut) : default;
        return any;
    }

    private string Next(string ending)
    {
        at++;
        return ending;
    }

    private bool Fill()
    {
        if (at < held) return true;
        (at, held) = (0, from.Read(buffer, 0, buffer.Length));
        return held > 0;
    }
}
