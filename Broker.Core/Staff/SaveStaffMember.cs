using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Staff;

/// <summary>A new colleague with a first password, or an existing one's name, address, profile and activity.</summary>
public sealed class SaveStaffMember(BrokerStore store, IPasswordHasher<Person> hasher, Seats seats)
{
    public sealed class Input
    {
        /// <summary>None for a new colleague.</summary>
        public Guid? Id { get; set; }
        public string? Version { get; set; }
        [Required, MaxLength(80)] public string? FirstName { get; set; }
        [Required, MaxLength(80)] public string? LastName { get; set; }
        [Required, MaxLength(254), EmailAddress] public string? Email { get; set; }
        /// <summary>Read by the clients they follow; without one, those call the firm.</summary>
        [MaxLength(30)] public string? Phone { get; set; }
        [RegularExpression("fr|en")] public string Language { get; set; } = "fr";
        [Required] public Guid? ProfileId { get; set; }
        public bool Active { get; set; } = true;

        /// <summary>Mailboxes they write from beside the one they sign in with (R-USR-04).</summary>
        public List<Mailbox> Mailboxes { get; set; } = [];

        /// <summary>Where answers go unless they choose another: one of these; none for the one they sign in with.</summary>
        [MaxLength(254)] public string? AnswersAt { get; set; }

        /// <summary>For a new colleague; for an existing one, only to replace theirs.</summary>
        [MaxLength(Passwords.Longest)] public string? Password { get; set; }

        public static Input Of(StaffQuery.StaffRow row) => new()
        {
            Id = row.Id, Version = row.Version, FirstName = row.FirstName, LastName = row.LastName, Email = row.Email, Phone = row.Phone, Language = row.Language,
            ProfileId = row.ProfileId, Active = row.Active, Mailboxes = [.. row.MailAccounts.Select(account => new Mailbox { Address = account.Address })],
            AnswersAt = row.MailAccounts.FirstOrDefault(account => account.Default)?.Address,
        };
    }

    public sealed class Mailbox
    {
        [Required, MaxLength(254), EmailAddress] public string? Address { get; set; }
    }

    /// <summary>How a problem names one of the mailboxes.</summary>
    public static string MailboxField(int at) => $"{nameof(Input.Mailboxes)}[{at}]";

    public const int MostMailboxes = 10;

    /// <returns>The person's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageStaff);
        if ((Inputs.Check(input) ?? CheckMailboxes(input)) is { } problem) return problem;
        if (await db.Profiles.SingleOrDefaultAsync(p => p.Id == input.ProfileId, ct) is not { } profile) return Problem.Missing.At(nameof(Input.ProfileId));

        var isNew = input.Id is null;
        var person = isNew
            ? db.Add(Person.Of(input.Email!.Trim(), input.FirstName!.Trim(), input.LastName!.Trim())).Entity
            : await db.Users.Include(p => p.Profile).SingleOrDefaultAsync(p => p.Id == input.Id && p.ProfileId != null, ct);
        if (person is null) return Problem.Missing;
        if (!isNew && person.ConcurrencyStamp != input.Version) return Problem.Stale;
        if (input.Active && (isNew || !person.Active) && await RefuseSeatAsync(db, isNew, ct) is { } full) return full;
        if (!isNew && await RefuseLossAsync(db, person, profile, input.Active, ct) is { } loss) return loss;

        var ends = !isNew && (person.Active != input.Active || person.ProfileId != profile.Id || !string.IsNullOrEmpty(input.Password));
        Write(input, person, profile);
        if (await db.Users.AnyAsync(p => p.Id != person.Id && p.NormalizedEmail == person.NormalizedEmail, ct)) return new Problem("staff.email-taken", nameof(Input.Email));
        if (isNew || !string.IsNullOrEmpty(input.Password))
        {
            if (Passwords.Refuse(input.Password, person, nameof(Input.Password)) is { } weak) return weak;
            person.PasswordHash = hasher.HashPassword(person, input.Password!);
        }
        if (ends) await db.EndSessionsOfAsync(person, ct);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : person.Id;
    }

    /// <summary>At the cap nobody is added (R-USR-01), nor brought back (R-USR-02), before somebody has freed a seat.</summary>
    private async Task<Problem?> RefuseSeatAsync(BrokerDb db, bool isNew, CancellationToken ct)
    {
        if (seats.Most is not { } most) return null;
        // Two who take the last seat at the same moment: the second save is stale.
        if (await db.Profiles.FirstOrDefaultAsync(p => p.IsAdministrator, ct) is { } administrators) db.Hold(administrators);
        if (await db.Users.CountAsync(p => p.ProfileId != null && p.Active, ct) < most) return null;
        var refusal = Problem.Of("staff.no-seat", most);
        return isNew ? refusal : refusal.At(nameof(Input.Active));
    }

    /// <summary>Nobody shuts the door on themselves (R-USR-03), and the firm always keeps an administrator.</summary>
    private static async Task<Problem?> RefuseLossAsync(BrokerDb db, Person person, Profile profile, bool active, CancellationToken ct)
    {
        if (!active && person.Id == db.Actor.PersonId) return new Problem("staff.not-oneself", nameof(Input.Active));
        if (person.Profile is not { IsAdministrator: true } administrators || !person.Active || (active && profile.IsAdministrator)) return null;
        // Two administrators who dismiss each other at the same moment: the second save is stale.
        db.Hold(administrators);
        return await db.Users.AnyAsync(p => p.Id != person.Id && p.Active && p.Profile!.IsAdministrator, ct)
            ? null
            : new Problem("staff.last-administrator", active ? nameof(Input.ProfileId) : nameof(Input.Active));
    }

    private static Problem? CheckMailboxes(Input input)
    {
        if (input.Mailboxes.Count > MostMailboxes) return Problem.Of("staff.too-many-mailboxes", MostMailboxes).At(nameof(Input.Mailboxes));
        for (var at = 0; at < input.Mailboxes.Count; at++)
        {
            if (Inputs.Check(input.Mailboxes[at]) is { } wrong) return wrong.At(MailboxField(at));
            var address = input.Mailboxes[at].Address!.Trim();
            if (input.Mailboxes.Take(at).Select(m => m.Address!.Trim()).Append(input.Email!.Trim()).Contains(address, StringComparer.OrdinalIgnoreCase)) return new Problem("staff.mailbox-twice", MailboxField(at));
        }
        return null;
    }

    private static void Write(Input input, Person person, Profile profile)
    {
        var mailboxes = input.Mailboxes.ConvertAll(m => m.Address!.Trim());
        person.MailAccounts = mailboxes.Count == 0 ? null : mailboxes.ConvertAll(m => new MailAccount(m, string.Equals(m, input.AnswersAt?.Trim(), StringComparison.OrdinalIgnoreCase)));
        (person.FirstName, person.LastName, person.Language) = (input.FirstName!.Trim(), input.LastName!.Trim(), input.Language);
        person.PhoneNumber = Inputs.Tidy(input.Phone);
        person.Email = person.UserName = input.Email!.Trim();
        person.NormalizedEmail = person.NormalizedUserName = person.Email.ToUpperInvariant();
        (person.ProfileId, person.Active, person.ConcurrencyStamp) = (profile.Id, input.Active, Guid.NewGuid().ToString("N"));
    }
}
