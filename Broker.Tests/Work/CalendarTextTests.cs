using System.Text;
using Broker.Core.Work.Calendars;

namespace Broker.Tests.Work;

/// <summary>The form of a calendar, as RFC 5545 wants it.</summary>
public sealed class CalendarTextTests
{
    private static readonly Uri Home = new("https://portail.example/verify");
    private static readonly DateTime Stamp = new(2026, 6, 15, 8, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void An_entry_with_an_hour_is_told_in_utc_and_one_without_is_of_the_day()
    {
        var text = Write(Entry("Appeler") with { At = new(2026, 6, 17, 12, 30, 0, DateTimeKind.Utc) }, Entry("Relire"));
        foreach (var line in new[] { "DTSTART:20260617T123000Z", "DTEND:20260617T130000Z", "DTSTART;VALUE=DATE:20260617", "DTEND;VALUE=DATE:20260618", "DTSTAMP:20260615T080000Z", "UID:task-1@portail.example", "URL:https://portail.example/tasks/1", "SUMMARY:Appeler – Pélissier", "STATUS:CONFIRMED" })
            Assert.Contains(line + "\r\n", text);
        Assert.StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:", text);
        Assert.EndsWith("END:VEVENT\r\nEND:VCALENDAR\r\n", text);
        // Only what has its hour reminds.
        Assert.Equal(1, Count(text, "BEGIN:VALARM"));
        Assert.Equal(0, Count(CalendarText.Write(new("x", "fr", false, [Entry("Appeler") with { At = Stamp }]), Home), "BEGIN:VALARM"));
    }

    [Fact]
    public void What_was_ended_is_cancelled_and_reminds_no_more()
    {
        var text = Write(Entry("Faite") with { Cancelled = true, At = Stamp, Urgent = true });
        Assert.Contains("STATUS:CANCELLED\r\n", text);
        Assert.Contains("SEQUENCE:1\r\n", text);
        Assert.Contains("PRIORITY:1\r\n", text);
        Assert.Equal(0, Count(text, "BEGIN:VALARM"));
    }

    [Fact]
    public void Nothing_typed_ends_a_line_or_begins_a_property()
    {
        var text = Write(Entry("a,b;c\\d\r\nEND:VCALENDAR\u0000\u2028\tx") with { Client = null, Text = "un\ndeux" });
        Assert.Contains("SUMMARY:a\\,b\\;c\\\\d\\nEND:VCALENDAR", text);
        Assert.Contains("DESCRIPTION:un\\ndeux\r\n", text);
        Assert.Equal(1, text.Split("\r\n").Count(line => line == "END:VCALENDAR"));
        Assert.DoesNotContain('\u0000', text);
    }

    [Fact]
    public void Lines_are_folded_between_letters_at_75_bytes()
    {
        var title = string.Concat(Enumerable.Repeat("Été à Œuilly 🚚 – ", 20));
        var text = Write(Entry(title));
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Contains(title, text.Replace("\r\n ", "", StringComparison.Ordinal));
        Assert.DoesNotContain('\ufffd', text);
    }

    private static ReadCalendar.Entry Entry(string title) => new("task-1", title, "Pélissier", null, new(2026, 6, 17), null, false, false, Stamp, "/tasks/1");

    private static string Write(params ReadCalendar.Entry[] entries) => CalendarText.Write(new("Bureau", "fr", true, entries), Home);

    private static int Count(string text, string what) => text.Split(what).Length - 1;
}
