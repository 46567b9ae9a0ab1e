using Broker.Core.Access;
using Broker.Core.Communication;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>What a reminder about one file has to say, now: to whom, about what, and exactly what is missing (AS-12). Its sentences are whoever's who writes it, in the client's language.</summary>
public sealed class ReminderQuery(BrokerStore store, FirmIdentity configured)
{
    /// <param name="To">The client's own address, else a contact's; none when nobody has one.</param>
    /// <param name="Number">The contract's, or the proposal's.</param>
    /// <param name="Awaited">In the order of the list: what is mandatory and to be obtained.</param>
    public sealed record Reminder(Guid ClientId, string Client, string? Reference, string Language, string? To, bool Sale, string Number, string Risk, string? Insurer, IReadOnlyList<Item> Awaited, string Firm, string? Phone, string? Author)
    {
        /// <summary>The same words would say the same.</summary>
        public bool SaysAs(Reminder other) => Awaited.SequenceEqual(other.Awaited) && (Number, Insurer, Client) == (other.Number, other.Insurer, other.Client);
    }

    /// <param name="Refused">Why what was brought will not do.</param>
    public sealed record Item(string Name, string? Help, string? Refused, bool Expired);

    /// <param name="fileId">A contract, or a proposal.</param>
    /// <returns>Null when there is no such file.</returns>
    public async Task<Reminder?> RunAsync(Caller by, Guid fileId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.WriteMessages);
        var about = await db.Contracts.Where(c => c.Id == fileId).Select(c => new { c.ClientId, c.Number, c.RiskId, InsurerId = (Guid?)c.InsurerId, Sale = false }).SingleOrDefaultAsync(ct)
            ?? await db.Proposals.Where(p => p.Id == fileId).Select(p => new { p.ClientId, p.Number, p.RiskId, InsurerId = (Guid?)null, Sale = true }).SingleOrDefaultAsync(ct);
        if (about is null || await db.Clients.AsNoTracking().SingleOrDefaultAsync(c => c.Id == about.ClientId, ct) is not { } client) return null;
        var addresses = await db.Contacts.Where(k => k.ClientId == client.Id && k.Email != null).OrderBy(k => k.LastName).ThenBy(k => k.FirstName).Select(k => k.Email!).ToListAsync(ct);
        var items = await db.AskedDocuments.Where(e => (e.ContractId == fileId || e.ProposalId == fileId) && e.IsMissing).OrderBy(e => e.Position).ThenBy(e => e.Id)
            .Select(e => new Item(e.Name, e.Help, e.State == ExpectedState.Refused ? e.Reason : null, e.State == ExpectedState.Expired)).ToListAsync(ct);
        var firm = await db.FirmIdentityAsync(configured, ct);
        return new(client.Id, client.Name, client.Reference, client.Language, new[] { client.Email, client.SecondEmail }.Concat(addresses).FirstOrDefault(MailAddresses.IsOne), about.Sale, about.Number,
            await db.Risks.Where(r => r.Id == about.RiskId).Select(r => r.PublicName ?? r.Name).FirstOrDefaultAsync(ct) ?? "", await db.Insurers.Where(i => i.Id == about.InsurerId).Select(i => i.Name).FirstOrDefaultAsync(ct),
            items, firm.Name, firm.Phone, db.Actor.PersonId is null ? null : db.Actor.Name);
    }
}
