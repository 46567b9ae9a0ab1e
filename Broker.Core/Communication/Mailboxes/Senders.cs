using Broker.Core.Clients;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication.Mailboxes;

/// <summary>Whose records a mail belongs to: the one whose mail it answers; otherwise those that know its sender's address.</summary>
internal static class Senders
{
    /// <summary>An address that many records know says nothing about any of them.</summary>
    public const int Most = 20;

    /// <summary>The nearest mail of the firm's, or filed with it, that this one answers.</summary>
    public static async Task<(Guid Id, Guid ClientId, string Key)?> AnsweredAsync(BrokerDb db, IReadOnlyList<string> answers, CancellationToken ct)
    {
        if (answers.Count == 0) return null;
        var keys = answers.ToList();
        var known = await db.Messages.AsNoTracking().Where(m => keys.Contains(m.Key!) && db.Clients.Any(c => c.Id == m.ClientId && c.State != ClientState.Archived))
            .Select(m => new { m.Id, m.ClientId, m.Key }).Take(Most).ToListAsync(ct);
        // The same mail may lie on two records: then it does not say which.
        var nearest = answers.Select(key => known.Where(m => m.Key == key).ToList()).FirstOrDefault(found => found.Count > 0);
        return nearest is [var only] ? (only.Id, only.ClientId, only.Key!) : null;
    }

    /// <summary>Clients who have that address themselves, or somebody who has: a contact of theirs, one attached to them, somebody who signs in for them.</summary>
    public static async Task<List<Guid>> KnownToAsync(BrokerDb db, string sender, CancellationToken ct)
    {
        if (sender == "") return [];
        var upper = sender.ToUpperInvariant();
        var contacts = db.Contacts.Where(k => k.Email!.ToLower() == sender || k.OtherEmail!.ToLower() == sender);
        HashSet<Guid> found = [.. await db.Clients.Where(c => c.EmailKey == sender).Select(c => c.Id).Take(Most + 1).ToListAsync(ct)];
        found.UnionWith(await db.Clients.Where(c => c.SecondEmailKey == sender).Select(c => c.Id).Take(Most + 1).ToListAsync(ct));
        found.UnionWith(await contacts.Select(k => k.ClientId).Distinct().Take(Most + 1).ToListAsync(ct));
        found.UnionWith(await (from link in db.ContactLinks join contact in contacts on link.ContactId equals contact.Id select link.ClientId).Distinct().Take(Most + 1).ToListAsync(ct));
        found.UnionWith(await (from person in db.Users where person.NormalizedEmail == upper join membership in db.Memberships on person.Id equals membership.PersonId where membership.Active select membership.ClientId)
            .Distinct().Take(Most + 1).ToListAsync(ct));
        if (found.Count is 0 or > Most) return [];
        var ids = found.ToList();
        return await db.Clients.Where(c => ids.Contains(c.Id) && c.State != ClientState.Archived && c.MergedIntoId == null).OrderBy(c => c.Name).Select(c => c.Id).ToListAsync(ct);
    }
}
