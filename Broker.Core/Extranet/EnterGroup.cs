using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Staff;
using Broker.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>
/// Somebody of a principal's gives its second credentials, once in a session: from then on the members' accounts are open to that session (D-22). As with
/// a sign-in, five wrong ones close the way for a quarter of an hour.
/// </summary>
public sealed class EnterGroup(BrokerStore store, FirmClock clock, IPasswordHasher<Person> hasher)
{
    public const int MostFailures = 5;
    public static readonly TimeSpan Locked = TimeSpan.FromMinutes(15);

    public sealed class Input
    {
        [Required, MaxLength(SetGroupAccess.IdentifierLength)] public string? Identifier { get; set; }
        [Required, MaxLength(Passwords.Longest)] public string? Password { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        Guid principal;
        await using (var mine = await store.OpenAsync(by, ct))
        {
            mine.Actor.Demand(Permission.ManageContacts);
            if (mine.Actor is not { ClientId: { } client, From: null, Viewer: null } || by.Session is null) return new Problem("group.not-here");
            principal = client;
        }
        if (Inputs.Check(input) is { } problem) return problem;

        // The credentials are nobody's row: they are read, and failures counted, by the firm's own machine.
        await using var db = await store.OpenAsync(Caller.System(Jobs.Sessions), ct);
        var key = await db.Users.SingleOrDefaultAsync(p => p.GroupOf == principal && p.Active && db.OpenAccounts.Any(a => a.ClientId == principal && a.Group), ct);
        if (key is null) return new Problem("group.not-here");
        if (key.LockoutEnd > clock.Now) return new Problem("sign-in.locked");
        var right = hasher.VerifyHashedPassword(key, key.PasswordHash!, input.Password!) != PasswordVerificationResult.Failed;
        if (!right || key.NormalizedUserName != input.Identifier!.Trim().ToUpperInvariant())
        {
            if (++key.AccessFailedCount >= MostFailures) (key.AccessFailedCount, key.LockoutEnd) = (0, clock.Now + Locked);
            await db.SaveAsync(ct);
            return new Problem("group.wrong");
        }
        var session = await db.SignInSessions.SingleOrDefaultAsync(s => s.KeyHash == by.Session && s.PersonId == by.PersonId && s.ExpiresAt > clock.Now, ct);
        if (session is null) return new Problem("group.not-here");
        key.AccessFailedCount = 0;
        session.GroupOf = principal;
        return await db.SaveAsync(ct);
    }
}
