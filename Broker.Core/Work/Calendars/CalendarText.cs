using System.Globalization;
using System.Text;

namespace Broker.Core.Work.Calendars;

/// <summary>A calendar as programmes read it (RFC 5545): UTF-8, lines of at most 75 bytes, nothing typed ever ends a line or begins a property.</summary>
public static class CalendarText
{
    private const int LineBytes = 75;
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    /// <param name="home">The portal's address, to which the entries' pages belong.</param>
    public static string Write(ReadCalendar.Answer calendar, Uri home)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Broker//Broker//" + calendar.Language.ToUpperInvariant());
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "METHOD:PUBLISH");
        Line(text, "X-WR-CALNAME:" + Safe(calendar.Name));
        Line(text, "REFRESH-INTERVAL;VALUE=DURATION:PT30M");
        Line(text, "X-PUBLISHED-TTL:PT30M");
        foreach (var entry in calendar.Entries) Write(text, entry, home, calendar.Reminds);
        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static void Write(StringBuilder text, ReadCalendar.Entry entry, Uri home, bool reminds)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{entry.Key}@{home.IdnHost}");
        Line(text, "DTSTAMP:" + Utc(entry.Stamp));
        Line(text, "LAST-MODIFIED:" + Utc(entry.Stamp));
        Line(text, entry.Cancelled ? "SEQUENCE:1" : "SEQUENCE:0");
        if (entry.At is { } at)
        {
            Line(text, "DTSTART:" + Utc(at));
            Line(text, "DTEND:" + Utc(at + Lasts));
        }
        else
        {
            Line(text, "DTSTART;VALUE=DATE:" + Day(entry.Day));
            Line(text, "DTEND;VALUE=DATE:" + Day(entry.Day.AddDays(1)));
            Line(text, "TRANSP:TRANSPARENT");
        }
        Line(text, "SUMMARY:" + Safe(entry.Client is null ? entry.Title : $"{entry.Title} – {entry.Client}"));
        if (!string.IsNullOrWhiteSpace(entry.Text)) Line(text, "DESCRIPTION:" + Safe(entry.Text));
        Line(text, "URL:" + new Uri(home, entry.Path).AbsoluteUri);
        if (entry.Urgent) Line(text, "PRIORITY:1");
        Line(text, entry.Cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
        if (reminds && entry is { At: not null, Cancelled: false })
        {
            Line(text, "BEGIN:VALARM");
            Line(text, "ACTION:DISPLAY");
            Line(text, "DESCRIPTION:" + Safe(entry.Title));
            Line(text, "TRIGGER:-PT15M");
            Line(text, "END:VALARM");
        }
        Line(text, "END:VEVENT");
    }

    /// <summary>Commas, semicolons, backslashes and line breaks as the format wants them; other control characters not at all.</summary>
    private static string Safe(string typed)
    {
        var safe = new StringBuilder();
        foreach (var letter in typed.ReplaceLineEndings("\n"))
        {
            if (letter == '\n') safe.Append("\\n");
            else if (letter is '\\' or ',' or ';') safe.Append('\\').Append(letter);
            else if (!char.IsControl(letter)) safe.Append(letter);
        }
        return safe.ToString();
    }

    private static string Utc(DateTime moment) => moment.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>Folded between letters, never within one: its bytes stay together.</summary>
    private static void Line(StringBuilder text, string line)
    {
        var bytes = 0;
        foreach (var letter in line.EnumerateRunes())
        {
            if (bytes + letter.Utf8SequenceLength > LineBytes)
            {
                text.Append("\r\n ");
                bytes = 1;
            }
            text.Append(letter.ToString());
            bytes += letter.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}
