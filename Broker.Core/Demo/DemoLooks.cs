using Broker.Core.Clients;
using Broker.Core.Deferred;

namespace Broker.Core.Demo;

/// <summary>How the firm looks at its clients, and what it did for many of them at once.</summary>
internal static class DemoLooks
{
    public static void Write(DemoBook book)
    {
        Filter(book, Cast.Theo, "Mes clients de Port-Aubel", $"handler={Cast.Theo.Id}&place=Port-Aubel", shared: false);
        Filter(book, Cast.Theo, "Prospects à relancer", "state=Prospect&sort=Newest&down=1", shared: true);
        Filter(book, Cast.Helene, "Actions en retard", "overdue=1", shared: true);
        Job(book);
        foreach (var client in book.Rows.OfType<Client>()) client.CreatedAt = book.Now.AddDays(-20 - DemoId.Number("created:" + client.Name, 2_600));
    }

    private static void Filter(DemoBook book, CastPerson owner, string name, string query, bool shared) =>
        book.Add(new SavedFilter { Id = DemoBook.Id<SavedFilter>(name), OwnerId = owner.Id, Name = name, Query = query, Shared = shared });

    private static void Job(DemoBook book)
    {
        var at = book.Now.AddDays(-2);
        var job = book.Add(new DeferredJob
        {
            Id = DemoBook.Id<DeferredJob>("archives"), Kind = "job.change-state", AuthorId = Cast.Theo.Id, Author = Cast.Theo.FullName, QueuedAt = at, DueAt = at, Input = "{}",
        });
        job.TryClaim(DemoBook.Id<DeferredJob>("claim"), at);
        job.Counted(24, at);
        job.Moved(24, 1, at);
        job.End(JobState.Done, at.AddSeconds(2));
        book.Add(new DeferredRefusal { JobId = job.Id, Position = 3, SubjectId = Cast.Pelissier.Id, Title = Cast.Pelissier.Name, Code = "client.archive-in-force", Args = ["1"] });
    }
}
