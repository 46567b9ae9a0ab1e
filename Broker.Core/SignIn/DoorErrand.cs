using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>
/// What a mail of the door says when its turn comes, with the secret made for it now. Null when it has become of no use, or when nobody has the address
/// it was asked for: then it never leaves, and whoever asked cannot tell.
/// </summary>
internal sealed record DoorErrand(DoorMailKind Kind, string Language, string Name, string? Secret = null)
{
    public static async Task<DoorErrand?> PrepareAsync(BrokerDb db, DoorMail mail, IPasswordHasher<Person> hasher, DateTime now, CancellationToken ct) => mail switch
    {
        { LinkId: not null } => await LinkAsync(db, mail, now, ct),
        { Kind: DoorMailKind.Reset } => await ResetAsync(db, mail, now, ct),
        { Kind: DoorMailKind.Code } => await CodeAsync(db, mail, hasher, now, ct),
        _ => new(mail.Kind, mail.Language, mail.Name),
    };

    private static async Task<DoorErrand?> LinkAsync(BrokerDb db, DoorMail mail, DateTime now, CancellationToken ct)
    {
        var link = await db.OneTimeLinks.SingleAsync(l => l.Id == mail.LinkId, ct);
        if (!link.IsGood(now)) return null;
        // Who has an account already is told so, and nobody else.
        if (link.Purpose == LinkPurpose.Registration && await PersonAsync(db, mail, ct) is { } known) return new(DoorMailKind.RegistrationKnown, known.Language, known.FullName);
        return new(mail.Kind, mail.Language, mail.Name, await SendAsync(db, link, now, ct));
    }

    /// <summary>D-25: to somebody who cannot come in, a message that says so, and nothing else.</summary>
    private static async Task<DoorErrand?> ResetAsync(BrokerDb db, DoorMail mail, DateTime now, CancellationToken ct)
    {
        if (mail.CreatedAt + OneTimeLink.ResetLasts <= now || await PersonAsync(db, mail, ct) is not { } person) return null;
        if (!await MayComeInAsync(db, person, ct)) return new(DoorMailKind.ResetRefused, person.Language, person.FullName);
        var link = new OneTimeLink { Purpose = LinkPurpose.Reset, PersonId = person.Id, CreatedAt = now, ExpiresAt = now + OneTimeLink.ResetLasts };
        db.Add(link);
        return new(mail.Kind, person.Language, person.FullName, await SendAsync(db, link, now, ct));
    }

    /// <summary>For clients' people; the firm's own sign in with more than that.</summary>
    private static async Task<DoorErrand?> CodeAsync(BrokerDb db, DoorMail mail, IPasswordHasher<Person> hasher, DateTime now, CancellationToken ct)
    {
        if (mail.CreatedAt + SignInCode.Lasts <= now || await PersonAsync(db, mail, ct) is not { IsStaff: false } person) return null;
        if (!await MayComeInAsync(db, person, ct) && !await db.Memberships.AnyAsync(m => m.PersonId == person.Id && m.Active && m.Stage == AccessStage.Awaiting, ct)) return new(DoorMailKind.ResetRefused, person.Language, person.FullName);
        foreach (var former in await db.SignInCodes.Where(c => c.PersonId == person.Id && c.EndedAt == null).ToListAsync(ct)) former.End(now);
        var digits = Secrets.OfCode();
        db.Add(new SignInCode { PersonId = person.Id, Hash = hasher.HashPassword(person, digits), ExpiresAt = now + SignInCode.Lasts });
        return new(mail.Kind, person.Language, person.FullName, digits);
    }

    private static Task<Person?> PersonAsync(BrokerDb db, DoorMail mail, CancellationToken ct)
    {
        var email = Tallies.Fold(mail.To);
        return db.Users.SingleOrDefaultAsync(p => p.NormalizedEmail == email && p.GroupOf == null, ct);
    }

    private static async Task<bool> MayComeInAsync(BrokerDb db, Person person, CancellationToken ct) =>
        person.Active && (person.IsStaff || await db.Memberships.AnyAsync(m => m.PersonId == person.Id && m.Active && m.Stage == AccessStage.Open && db.OpenAccounts.Any(a => a.ClientId == m.ClientId), ct));

    private static async Task<string> SendAsync(BrokerDb db, OneTimeLink link, DateTime now, CancellationToken ct)
    {
        var secret = Secrets.OfLink();
        link.Send(Secrets.Hash(secret), now);
        if (link.PersonId is { } person)
            foreach (var former in await db.OneTimeLinks.Where(l => l.PersonId == person && l.Purpose == link.Purpose && l.MembershipId == link.MembershipId && l.Id != link.Id && l.UsedAt == null && l.CreatedAt <= link.CreatedAt).ToListAsync(ct))
                former.Replace(now);
        return secret;
    }
}
