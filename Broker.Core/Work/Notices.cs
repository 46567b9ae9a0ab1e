using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

internal static class Notices
{
    /// <summary>
    /// What the caller was told and may read: in a client's account what concerns this account alone, whatever other accounts are theirs (IND-25), and for
    /// whoever does not see everything only what is about something they still see (IND-09).
    /// </summary>
    public static async Task<IQueryable<Notification>> NoticesAsync(this BrokerDb db, CancellationToken ct)
    {
        var person = db.Actor.PersonId;
        var mine = db.Notifications.Where(n => n.PersonId == person);
        if (db.Actor is not { Kind: ActorKind.Client, ClientId: { } client }) return mine;
        var home = $"/space/{client}";
        mine = mine.Where(n => n.Link != null && n.Link.StartsWith(home));
        if (db.Actor.Only is null) return mine;

        var about = (await mine.Select(n => new { n.Id, n.Link }).ToListAsync(ct)).ConvertAll(n => (n.Id, Thing: ThingIn(n.Link![home.Length..])));
        if (!about.Exists(n => n.Thing is not null)) return mine;
        HashSet<Guid> seen = [.. await db.Contracts.Select(c => c.Id).ToListAsync(ct), .. await db.Claims.Select(c => c.Id).ToListAsync(ct), .. await db.Quotes.Select(q => q.Id).ToListAsync(ct)];
        var hidden = about.Where(n => n.Thing is { } thing && !seen.Contains(thing)).Select(n => n.Id).ToList();
        return mine.Where(n => !EF.Parameter(hidden).Contains(n.Id));
    }

    /// <summary>
    /// Where one is led from a notice: home, when the page it speaks of is not open to them, as to a prospect, who asks for quotes and sees no files (D-26),
    /// or once the firm has closed those pages (D-28).
    /// </summary>
    public static NotificationRow Led(this NotificationRow notice, Actor actor) =>
        actor is { Kind: ActorKind.Client, ClientId: { } client } && !actor.Has(Feature.ViewFiles) && ThingIn(notice.Link![$"/space/{client}".Length..]) is not null ? notice with { Link = $"/space/{client}" } : notice;

    /// <summary>/contracts/{id}?tab=documents</summary>
    private static Guid? ThingIn(string path) => path.Split('/', '?', '#').Select(part => Guid.TryParse(part, out var id) ? id : (Guid?)null).FirstOrDefault(id => id is not null);
}
