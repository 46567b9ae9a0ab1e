using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.SignIn;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>Whoever reads the new mailbox says so, by the link sent there: from now on it is the client's address, or the one somebody signs in with.</summary>
public sealed class ConfirmEmail(BrokerStore store, FirmClock clock)
{
    /// <summary>What it was, what it is.</summary>
    public const string ClientChanged = "client.own-email", PersonChanged = "client.own-sign-in";

    public async Task<Result> RunAsync(Caller by, string token, CancellationToken ct = default)
    {
        // Whoever comes by the link is not known: the link speaks for them.
        await using var db = await store.OpenAsync(Caller.System(Jobs.Sessions), ct);
        var found = await WishedEmail.FindAsync(db, token, clock.Now, ct);
        if (found.Failed) return found.Problem;

        var (link, change) = (found.Value.Link, found.Value.Change);
        link.Use(clock.Now);
        db.Remove(change);
        var refused = change.PersonId is { } person ? await GivePersonAsync(db, change, person, ct) : await GiveClientAsync(db, change, ct);
        if (refused is not null) return refused;
        var saved = await db.SaveAsync(ct);
        // Pressed twice at once: the later one finds it used.
        return saved.Problem == Problem.Stale ? OpenedLink.Used : saved;
    }

    private async Task<Problem?> GiveClientAsync(BrokerDb db, EmailChange change, CancellationToken ct)
    {
        var client = await db.Clients.SingleAsync(c => c.Id == change.ClientId, ct);
        Tell(db, change, ClientChanged, client.Email ?? "–");
        client.Email = change.Address;
        await db.TellOwnChangeAsync(client, change.By, ct);
        return null;
    }

    private async Task<Problem?> GivePersonAsync(BrokerDb db, EmailChange change, Guid personId, CancellationToken ct)
    {
        var normalized = change.Address.ToUpperInvariant();
        if (await db.Users.AnyAsync(p => p.Id != personId && (p.NormalizedEmail == normalized || p.NormalizedUserName == normalized), ct)) return new Problem("details.email-taken");
        if (await db.Users.SingleOrDefaultAsync(p => p.Id == personId && p.Active && p.ProfileId == null, ct) is not { } person) return OpenedLink.Closed;
        var before = person.Email!;
        (person.Email, person.UserName, person.NormalizedEmail, person.NormalizedUserName, person.EmailConfirmed) = (change.Address, change.Address, normalized, normalized, true);
        foreach (var card in await db.Contacts.Where(k => k.PersonId == personId && k.Email == before).ToListAsync(ct)) card.Email = change.Address;
        Tell(db, change, PersonChanged, before);
        // Whoever reads the former mailbox hears of it, in case it was not them.
        var now = clock.Now;
        db.Add(new DoorMail { Kind = DoorMailKind.EmailMoved, To = before, Language = person.Language, Name = person.FullName, About = change.Address, CreatedAt = now, DueAt = now });
        return null;
    }

    private void Tell(BrokerDb db, EmailChange change, string code, string before) =>
        db.Add(new Event { ClientId = change.ClientId, At = clock.Now, By = change.By, Code = code, Args = [before, change.Address] });
}
