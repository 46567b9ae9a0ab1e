using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Staff;

/// <summary>The people of the firm, for those who manage them: active ones first.</summary>
public sealed class StaffQuery(BrokerStore store)
{
    /// <param name="IsMe">The one who asks: they cannot deactivate themselves (R-USR-03).</param>
    public sealed record StaffRow(Guid Id, string Version, string FirstName, string LastName, string Email, string? Phone, string Language, Guid ProfileId, string Profile, bool Active, bool IsMe)
    {
        /// <summary>Mailboxes beside the one they sign in with (R-USR-04).</summary>
        public IReadOnlyList<MailAccount> MailAccounts { get; init; } = [];
    }

    public async Task<IReadOnlyList<StaffRow>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageStaff);

        var me = db.Actor.PersonId;
        return await db.Users.AsNoTracking().Where(p => p.ProfileId != null)
            .OrderByDescending(p => p.Active).ThenBy(p => p.LastName).ThenBy(p => p.FirstName)
            .Select(p => new StaffRow(p.Id, p.ConcurrencyStamp!, p.FirstName, p.LastName, p.Email!, p.PhoneNumber, p.Language, p.ProfileId!.Value, p.Profile!.Name, p.Active, p.Id == me) { MailAccounts = p.MailAccounts ?? new() })
            .ToListAsync(ct);
    }
}
