using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Staff;
using Broker.Core.Storage;
using Microsoft.AspNetCore.Identity;

namespace Broker.Core.SignIn;

/// <summary>Comes in for the first time, by the invitation's link: chooses a password, once. What the firm wants to see first waits for it (R-EXT-03).</summary>
public sealed class AcceptInvitation(BrokerStore store, IPasswordHasher<Person> hasher, IDoorWords words, FirmIdentity firm, FirmClock clock)
{
    public sealed class Input
    {
        [Required, MaxLength(OneTimeLink.HashLength)] public string? Token { get; set; }

        /// <summary>For who has none yet.</summary>
        [MaxLength(Passwords.Longest)] public string? Password { get; set; }
    }

    /// <param name="Chosen">They chose their password just now: they need not type it again.</param>
    public sealed record Accepted(Guid PersonId, bool Chosen);

    public async Task<Result<Accepted>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        if (Inputs.Check(input) is { } wrong) return wrong;
        await using var db = await store.OpenAsync(Caller.System(Jobs.Sessions), ct);
        var found = await OpenedLink.FindAsync(db, input.Token, clock.Now, ct);
        if (found.Failed) return found.Problem;

        var (link, person, membership, client) = found.Value;
        var chooses = person.PasswordHash is null;
        if (chooses)
        {
            if (Passwords.Refuse(input.Password, person, nameof(Input.Password)) is { } weak) return weak;
            person.PasswordHash = hasher.HashPassword(person, input.Password!);
            (person.EmailConfirmed, person.SecurityStamp) = (true, Guid.NewGuid().ToString("N"));
        }
        link.Use(clock.Now);
        if (membership.Stage == AccessStage.Invited) await FirstLogins.ArriveAsync(db, client, membership, person, words.AdmissionTask(firm.Language[..2], person.FullName), clock, ct);
        var saved = await db.SaveAsync(ct);
        // Pressed twice at once: the later one finds it used.
        return !saved.Failed ? new Accepted(person.Id, chooses) : saved.Problem == Problem.Stale ? OpenedLink.Used : saved.Problem;
    }
}
