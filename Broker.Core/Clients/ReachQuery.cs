using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>How a client may be written to by campaign and by SMS: what they agreed to, the lists there are, and the mobile numbers known of them and of their contacts.</summary>
public sealed class ReachQuery(BrokerStore store)
{
    private const int MostContacts = 50;

    /// <param name="Lists">The firm's mailing lists.</param>
    public sealed record Reach(DateOnly? MailConsentOn, DateOnly? SmsConsentOn, int Lists, IReadOnlyList<Mobile> Mobiles);

    /// <param name="Name">The client, or a contact of theirs.</param>
    /// <param name="Dialled">As a telephone takes it, wherever it is: +33612345678.</param>
    public sealed record Mobile(string Name, string? Role, string Number, string Dialled);

    /// <returns>Null when there is no such client.</returns>
    public async Task<Reach?> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var client = await db.Clients.AsNoTracking().Where(c => c.Id == clientId).Select(c => new { c.Name, c.Phone, c.PhoneKind, c.MailConsentOn, c.SmsConsentOn }).SingleOrDefaultAsync(ct);
        if (client is null) return null;
        var further = await db.ClientPhones.AsNoTracking().Where(p => p.ClientId == clientId).OrderBy(p => p.Position).ThenBy(p => p.Id).Select(p => new { p.Number, p.Kind }).ToListAsync(ct);
        var contacts = await db.Contacts.AsNoTracking().Where(k => k.ClientId == clientId || db.ContactLinks.Any(l => l.ClientId == clientId && l.ContactId == k.Id))
            .OrderBy(k => k.LastName).ThenBy(k => k.FirstName).ThenBy(k => k.Id).Take(MostContacts).Select(k => new { Name = k.FirstName + " " + k.LastName, k.Role, k.Mobile, k.Phone }).ToListAsync(ct);
        var mobiles = further.Prepend(new { Number = client.Phone ?? "", Kind = client.PhoneKind }).Select(p => Of(client.Name, null, p.Number, p.Kind == PhoneKind.Mobile))
            .Concat(contacts.SelectMany(k => new[] { Of(k.Name.Trim(), k.Role, k.Mobile, true), Of(k.Name.Trim(), k.Role, k.Phone, false) }));
        return new(client.MailConsentOn, client.SmsConsentOn, await db.MailingLists.CountAsync(ct), [.. mobiles.OfType<Mobile>().DistinctBy(m => (m.Name, m.Dialled))]);
    }

    /// <summary>Null for what is no mobile number: a French one is known by its beginning, others by what they were entered as.</summary>
    private static Mobile? Of(string name, string? role, string? number, bool enteredAsMobile)
    {
        if (Sameness.Phone(number) is not { } digits) return null;
        var french = digits.Length == 10 && digits[0] == '0' && digits[1] != '0';
        if (french ? digits[1] is not ('6' or '7') : !enteredAsMobile) return null;
        return new(name, role, number!.Trim(), french ? "+33" + digits[1..] : digits.StartsWith("00", StringComparison.Ordinal) ? "+" + digits[2..] : digits);
    }
}
