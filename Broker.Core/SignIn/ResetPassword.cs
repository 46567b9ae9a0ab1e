using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Staff;
using Broker.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>A new password, by the link. Every session ends, and the owner is told; a second factor stays as it was (D-25).</summary>
public sealed class ResetPassword(BrokerStore store, IPasswordHasher<Person> hasher, FirmClock clock)
{
    public sealed class Input
    {
        [Required, MaxLength(OneTimeLink.HashLength)] public string? Token { get; set; }
        [Required, MaxLength(Passwords.Longest)] public string? Password { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        if (Inputs.Check(input) is { } wrong) return wrong;
        await using var db = await store.OpenAsync(Caller.System(Jobs.Sessions), ct);
        if (!(await db.FeaturesOnAsync(ct)).Contains(Feature.ForgottenPassword)) return new Problem("reset.off");
        var link = await OpenedLink.GoodAsync(db, input.Token, LinkPurpose.Reset, clock.Now, ct);
        if (link.Failed) return link.Problem;
        var personId = link.Value.PersonId;
        if (await db.Users.SingleOrDefaultAsync(p => p.Id == personId && p.Active, ct) is not { } person) return OpenedLink.Closed;
        if (Passwords.Refuse(input.Password, person, nameof(Input.Password)) is { } weak) return weak;

        person.PasswordHash = hasher.HashPassword(person, input.Password!);
        (person.AccessFailedCount, person.LockoutEnd) = (0, null);
        await Tallies.ForgiveAsync(db, ct, Tallies.PasswordsWrong, Tallies.Fold(person.Email!));
        link.Value.Use(clock.Now);
        await db.EndSessionsOfAsync(person, ct);
        db.Add(DoorMails.To(DoorMailKind.Changed, person, clock.Now));
        var saved = await db.SaveAsync(ct);
        return saved.Problem == Problem.Stale ? OpenedLink.Used : saved;
    }
}
