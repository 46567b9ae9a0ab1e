using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Staff;
using Broker.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>
/// The typed code. It dies at its first success, at the fifth failure, after ten minutes, and when a newer one leaves; failures are counted per address
/// and per network, whether anybody is behind them or not (IND-20…23).
/// </summary>
public sealed class EnterWithCode(BrokerStore store, IPasswordHasher<Person> hasher, FirmClock clock)
{
    public sealed class Input
    {
        [Required, MaxLength(DoorMail.AddressLength), EmailAddress] public string? Email { get; set; }
        [Required, MaxLength(20)] public string? Code { get; set; }
        [MaxLength(SignInRecord.AddressLength)] public string? From { get; set; }

        /// <summary>What their browser calls itself.</summary>
        [MaxLength(1000)] public string? Agent { get; set; }
    }

    public static readonly Problem Wrong = new("code.wrong", nameof(Input.Code));
    private static readonly Person Nobody = Person.Of("nobody@invalid.example", "", "");

    /// <summary>Made before anybody is looked for: whoever comes first waits for it, known or not.</summary>
    private readonly string nobodysHash = hasher.HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <returns>Whose code it was.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        if (Inputs.Check(input) is { } wrong) return wrong;
        await using var db = await store.OpenAsync(Caller.System(Jobs.Sessions), ct);
        if (await db.Firms.AsNoTracking().Select(f => (SignInWays?)f.SignInWays).SingleOrDefaultAsync(ct) == SignInWays.Password) return new Problem("code.off");

        var (now, email, network) = (clock.Now, Tallies.Fold(input.Email!), Networks.Of(input.From));
        // Counted before it is looked at, so that tries at the same moment are counted one by one.
        if (!await Tallies.TakeAsync(db, now, ct, (Tallies.CodesWrong, email), (Tallies.NetworkWrong, network))) return AskCode.TooMany;

        var whose = await db.Users.Where(p => p.NormalizedEmail == email && p.Active && p.GroupOf == null).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(ct);
        var code = await db.SignInCodes.Where(c => c.PersonId == (whose ?? Guid.Empty) && c.EndedAt == null).OrderByDescending(c => c.ExpiresAt).FirstOrDefaultAsync(ct);
        var good = code?.IsGood(now) == true ? code : null;
        var typed = new string([.. input.Code!.Where(char.IsAsciiDigit)]);
        // Nobody there: the time a check takes, so that the clock tells nothing.
        var hash = good?.Hash ?? nobodysHash;
        var right = hasher.VerifyHashedPassword(Nobody, hash, typed) != PasswordVerificationResult.Failed && good is not null;
        if (right)
        {
            good!.End(now);
            await Tallies.GiveBackAsync(db, ct, (Tallies.CodesWrong, email), (Tallies.NetworkWrong, network));
        }
        else
        {
            // As much is written where nobody, or no code, is there.
            if (good is null) db.Add(Tallies.Padding(now));
            else good.Fail(now);
            db.Add(whose is { } person ? SignInRecord.Of(person, now, SignInWay.Code, SignInOutcome.Wrong, input.From, input.Agent) : Tallies.Padding(now));
        }
        var saved = await db.SaveAsync(ct);
        if (saved.Failed) return saved.Problem == Problem.Stale || saved.Problem == Problem.Taken ? Wrong : saved.Problem;
        return right ? good!.PersonId : Wrong;
    }
}
