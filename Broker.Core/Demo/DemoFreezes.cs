using Broker.Core.Clients;
using Broker.Core.Compliance;
using Broker.Core.Work;

namespace Broker.Core.Demo;

/// <summary>Who was looked for in the register of frozen assets: two are not there, of one somebody is to compare the birth date.</summary>
internal static class DemoFreezes
{
    public static void Write(DemoBook book)
    {
        Note(book, Cast.Rivelaine, FreezeOutcome.NoMatch, 41, Cast.Theo, null);
        Note(book, Cast.Hartwell, FreezeOutcome.NoMatch, 33, Cast.Oliver, null);
        Note(book, Cast.Morel, FreezeOutcome.Matches, 6, Cast.Theo, "Un homonyme au registre : date de naissance à comparer.");
    }

    private static void Note(DemoBook book, CastClient client, FreezeOutcome outcome, int daysAgo, CastPerson by, string? note)
    {
        var at = book.Now.Date.AddDays(-daysAgo).AddHours(8.5);
        var standing = book.Add(new FreezeStanding { Id = DemoBook.Id<FreezeStanding>(client.Key), ClientId = client.Id });
        standing.Record(outcome, note, by.FullName, at);
        book.Add(new Event
        {
            Id = DemoBook.Id<Event>($"freeze:{client.Key}"), ClientId = client.Id, TypeId = DemoLists.FreezeCheck, At = at, By = by.FullName,
            Code = FreezeEvents.Of(FreezeState.Unchecked, outcome), Args = [note ?? ""],
        });
    }
}
