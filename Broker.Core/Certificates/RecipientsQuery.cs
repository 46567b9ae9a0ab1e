using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>The book of whom a client's certificates are for, by name.</summary>
public sealed class RecipientsQuery(BrokerStore store)
{
    /// <param name="LastAt">When a certificate was last asked for them.</param>
    public sealed record RecipientRow(Guid Id, Guid Version, string Name, string? Address, string? Email, string? Wording, DateTime? LastAt);

    public async Task<IReadOnlyList<RecipientRow>> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        Demand(db.Actor, reading: true);
        return await db.CertificateRecipients.AsNoTracking().Where(r => r.ClientId == clientId && !r.Removed).OrderBy(r => r.Name).ThenBy(r => r.Id)
            .Select(r => new RecipientRow(r.Id, r.Version, r.Name, r.Address, r.Email, r.Wording, db.CertificateRequests.Where(q => q.RecipientId == r.Id).Max(q => (DateTime?)q.RequestedAt)))
            .ToListAsync(ct);
    }

    /// <summary>Those who ask for certificates keep the book; the firm may too.</summary>
    internal static void Demand(Actor actor, bool reading = false) =>
        actor.Demand(!actor.IsFirm ? Permission.RequestCertificates : reading ? Permission.ViewClients : Permission.ManageClients);
}
