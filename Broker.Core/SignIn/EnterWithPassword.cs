using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Staff;
using Broker.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>
/// A password at the door. Whether anybody has that address, may come in, or was closed out: the answer is the same, and so is what is done for it, one
/// check of a password and one save. The fifth wrong one shuts the door for a while, whether anybody is behind it or not.
/// </summary>
public sealed class EnterWithPassword(BrokerStore store, IPasswordHasher<Person> hasher, FirmClock clock)
{
    public sealed class Input
    {
        /// <summary>An e-mail address; without an @ it is the second identifier of a group (D-22).</summary>
        [Required, MaxLength(DoorMail.AddressLength)] public string? Identifier { get; set; }
        [Required, MaxLength(LongestTyped)] public string? Password { get; set; }
        [MaxLength(SignInRecord.AddressLength)] public string? From { get; set; }

        /// <summary>What their browser calls itself.</summary>
        [MaxLength(1000)] public string? Agent { get; set; }
    }

    public const int LongestTyped = 200;
    public static readonly Problem Wrong = new("sign-in.wrong"), Locked = new("sign-in.locked");

    /// <summary>Tries of the same moment are counted one by one; so many of them find the count changed under their hands.</summary>
    private const int MostAtOnce = 4;
    private static readonly Person Nobody = Person.Of("nobody@invalid.example", "", "");

    /// <summary>Made before anybody is looked for: whoever comes first waits for it, known or not.</summary>
    private readonly string nobodysHash = hasher.HashPassword(Nobody, Guid.NewGuid().ToString());

    private sealed record Known(Guid Id, string? Hash, bool Active);

    /// <returns>Whose password it was.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        if (Inputs.Check(input) is { } problem) return problem;
        var name = Tallies.Fold(input.Identifier!);
        bool? right = null;
        for (var tried = 1; ; tried++)
        {
            await using var db = await store.OpenAsync(Caller.System(Jobs.Sessions), ct);
            if (!await Tallies.TakeAsync(db, clock.Now, ct, (Tallies.PasswordsWrong, name))) return Locked;
            var known = await FindAsync(db, name, ct);
            right ??= hasher.VerifyHashedPassword(Nobody, known?.Hash ?? nobodysHash, input.Password!) != PasswordVerificationResult.Failed && known is { Active: true, Hash: not null };
            if (right.Value) await Tallies.ForgiveAsync(db, ct, Tallies.PasswordsWrong, name);
            else db.Add(known is null ? Tallies.Padding(clock.Now) : SignInRecord.Of(known.Id, clock.Now, SignInWay.Password, SignInOutcome.Wrong, input.From, input.Agent));
            var saved = await db.SaveAsync(ct);
            // What was not counted was not tried.
            if (!saved.Failed) return right.Value ? known!.Id : Wrong;
            if (tried == MostAtOnce || (saved.Problem != Problem.Stale && saved.Problem != Problem.Taken)) return Wrong;
        }
    }

    private static Task<Known?> FindAsync(BrokerDb db, string name, CancellationToken ct) =>
        (name.Contains('@') ? db.Users.Where(p => p.NormalizedEmail == name && p.GroupOf == null) : db.Users.Where(p => p.NormalizedUserName == name && p.GroupOf != null))
            .Select(p => new Known(p.Id, p.PasswordHash, p.Active)).SingleOrDefaultAsync(ct);
}
