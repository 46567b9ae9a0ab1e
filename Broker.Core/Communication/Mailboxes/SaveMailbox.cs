using System.ComponentModel.DataAnnotations;
using System.Net;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication.Mailboxes;

/// <summary>A new mailbox to fetch from, or an existing one's place, password and activity; answers its id.</summary>
public sealed class SaveMailbox(BrokerStore store, ISeal seal, FirmClock clock)
{
    public sealed class Input
    {
        /// <summary>Null for a new one.</summary>
        public Guid? Id { get; set; }
        public Guid? Version { get; set; }
        [Required, MaxLength(Mailbox.NameLength)] public string? Name { get; set; }
        [Required, MaxLength(Mailbox.AddressLength), EmailAddress] public string? Address { get; set; }
        [Required, MaxLength(Mailbox.HostLength), RegularExpression(@"\s*[A-Za-z0-9]([A-Za-z0-9.:_-]*[A-Za-z0-9])?\s*", ErrorMessage = "mailbox.host-wrong")] public string? Host { get; set; }
        [Required, Range(1, 65_535)] public int? Port { get; set; } = 993;
        public MailSafety Safety { get; set; }

        /// <summary>None for the address itself.</summary>
        [MaxLength(Mailbox.AddressLength)] public string? UserName { get; set; }

        /// <summary>For an existing one only to replace it: it is never shown again.</summary>
        [MaxLength(Mailbox.PasswordLength)] public string? Password { get; set; }
        [Required] public DateOnly? Since { get; set; }
        public bool Active { get; set; } = true;

        public static Input Of(MailboxesQuery.MailboxRow row) => new()
        {
            Id = row.Id, Version = row.Version, Name = row.Name, Address = row.Address, Host = row.Host, Port = row.Port, Safety = row.Safety,
            UserName = row.UserName == row.Address ? null : row.UserName, Since = row.Since, Active = row.Active,
        };
    }

    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageStaff);
        if (Check(input) is { } wrong) return wrong;
        if (input.Id is null && string.IsNullOrEmpty(input.Password)) return new Problem("input.required", nameof(Input.Password));

        var address = input.Address!.Trim().ToLowerInvariant();
        if (await db.Mailboxes.AnyAsync(m => m.Address == address && m.Id != input.Id, ct)) return new Problem("mailbox.address-taken", nameof(Input.Address));
        var box = input.Id is { } id ? await db.Mailboxes.SingleOrDefaultAsync(m => m.Id == id, ct) : New(db, db.Actor.PersonId);
        if (box is null) return Problem.Missing;
        if (input.Id is not null && box.Version != input.Version) return Problem.Stale;
        // A password sealed for one server is not handed to another that only a new name was typed for.
        var elsewhere = input.Id is not null && (box.Host != input.Host!.Trim() || box.UserName != UserOf(input));
        if (elsewhere && string.IsNullOrEmpty(input.Password)) return new Problem("mailbox.password-again", nameof(Input.Password));

        (box.Name, box.Address, box.Host, box.Port, box.Safety) = (input.Name!.Trim(), address, input.Host!.Trim(), input.Port!.Value, input.Safety);
        (box.UserName, box.Since, box.Active, box.OwnerId) = (UserOf(input), input.Since!.Value, input.Active, db.Actor.PersonId ?? box.OwnerId);
        if (!string.IsNullOrEmpty(input.Password)) box.SealedPassword = seal.Close(input.Password);
        if (input.Id is not null && await db.MailboxStandings.SingleOrDefaultAsync(s => s.MailboxId == box.Id, ct) is { } standing)
        {
            if (elsewhere) standing.Forget(clock.Now);
            else standing.Ask(clock.Now);
        }
        var saved = await db.SaveAsync(ct);
        if (!saved.Failed) return box.Id;
        return saved.Problem.Code == Problem.Taken.Code ? new Problem("mailbox.address-taken", nameof(Input.Address)) : saved.Problem;
    }

    internal static string UserOf(Input input) => Inputs.Tidy(input.UserName) ?? input.Address!.Trim().ToLowerInvariant();

    internal static Problem? Check(Input input)
    {
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (!Enum.IsDefined(input.Safety)) return new Problem("input.not-accepted", nameof(Input.Safety));
        return input.Safety == MailSafety.None && !IsHere(input.Host!.Trim()) ? new Problem("mailbox.must-be-secret", nameof(Input.Safety)) : null;
    }

    private static bool IsHere(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static Mailbox New(BrokerDb db, Guid? owner)
    {
        var box = db.Add(new Mailbox { Name = "", Address = "", Host = "", Port = 0, Safety = MailSafety.Tls, UserName = "", SealedPassword = "", Since = default, OwnerId = owner }).Entity;
        db.Add(new MailboxStanding { MailboxId = box.Id });
        return box;
    }
}
