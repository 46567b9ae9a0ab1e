using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Staff;
using Broker.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>
/// Whether a principal's people may work in the accounts of the clients attached to it, and the second credentials that open them (R-EXT-06,
/// R-EXT-07, D-22). The credentials are a sign-in of their own, which nobody is behind; only the hash of the password is kept.
/// </summary>
public sealed class SetGroupAccess(BrokerStore store, IPasswordHasher<Person> hasher)
{
    public const string Opened = "client.group-opened", Closed = "client.group-closed", Renewed = "client.group-renewed";
    public const int ShortestIdentifier = 4, IdentifierLength = 60;

    public sealed class Input
    {
        public Guid ClientId { get; set; }
        public bool On { get; set; }
        [MaxLength(IdentifierLength)] public string? Identifier { get; set; }

        /// <summary>Left empty, the present one stays.</summary>
        [MaxLength(Passwords.Longest)] public string? Password { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (Inputs.Check(input) is { } problem) return problem;
        if (await db.Clients.Where(c => c.Id == input.ClientId).Select(c => c.Name).SingleOrDefaultAsync(ct) is not { } name) return Problem.Missing;

        var access = await db.AccessOfAsync(input.ClientId, ct);
        // With the switch off the credentials open nothing at all, the principal's own account included.
        foreach (var way in await db.Memberships.Where(m => m.ClientId == input.ClientId && db.Users.Any(p => p.Id == m.PersonId && p.GroupOf == m.ClientId)).ToListAsync(ct)) way.Active = input.On;
        if (!input.On)
        {
            if (access.Group) db.AddEvent(input.ClientId, null, Closed);
            access.Group = false;
            await db.EndGroupSessionsAsync(input.ClientId, ct);
            return await db.SaveAsync(ct);
        }
        var set = await SetCredentialsAsync(db, input, name, ct);
        if (set.Failed) return set;
        if (!access.Group) db.AddEvent(input.ClientId, null, Opened);
        access.Group = true;
        return await db.SaveAsync(ct);
    }

    private async Task<Result> SetCredentialsAsync(BrokerDb db, Input input, string name, CancellationToken ct)
    {
        var present = await db.Users.SingleOrDefaultAsync(p => p.GroupOf == input.ClientId, ct);
        if (Inputs.Tidy(input.Identifier) is not { Length: >= ShortestIdentifier } identifier) return Problem.Of("group.identifier-short", ShortestIdentifier).At(nameof(Input.Identifier));
        // With an @ it would be somebody's address, and their own sign-in.
        if (identifier.Contains('@')) return new Problem("group.identifier-address", nameof(Input.Identifier));
        var normalized = identifier.ToUpperInvariant();
        if (await db.Users.AnyAsync(p => p.NormalizedUserName == normalized && p.GroupOf != input.ClientId, ct)) return new Problem("group.identifier-taken", nameof(Input.Identifier));
        if (present is null && string.IsNullOrEmpty(input.Password)) return new Problem("group.password-needed", nameof(Input.Password));

        var key = present ?? db.Add(Person.OfGroup(input.ClientId, Inputs.Cut(name, 80))).Entity;
        if (!string.IsNullOrEmpty(input.Password))
        {
            if (Passwords.Refuse(input.Password, key, nameof(Input.Password)) is { } weak) return weak;
            if (Searchable.Fold(input.Password).Contains(Searchable.Fold(identifier))) return Problem.Of("password.too-weak", Passwords.Shortest).At(nameof(Input.Password));
            key.PasswordHash = hasher.HashPassword(key, input.Password);
            key.SecurityStamp = Guid.NewGuid().ToString("N");
            (key.AccessFailedCount, key.LockoutEnd) = (0, null);
            if (present is not null)
            {
                await db.EndGroupSessionsAsync(input.ClientId, ct);
                db.AddEvent(input.ClientId, null, Renewed);
            }
        }
        (key.UserName, key.NormalizedUserName) = (identifier, normalized);
        if (present is null) db.Add(new Membership { ClientId = input.ClientId, PersonId = key.Id, Group = AccessGroup.Full });
        return Result.Done;
    }
}
