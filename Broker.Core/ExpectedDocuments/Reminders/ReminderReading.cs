using Broker.Core.Common;
using Broker.Core.Communication;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments.Reminders;

/// <summary>What is missing from one client's files, as a reminder says it.</summary>
internal static class ReminderReading
{
    /// <summary>Of everything of the client's that is not over, or of one file whatever became of it.</summary>
    /// <param name="author">Who writes; without one, whoever handles the client.</param>
    public static async Task<Reminder?> ReadAsync(BrokerDb db, Guid clientId, Guid? fileId, string? author, FirmIdentity firm, DateOnly today, CancellationToken ct)
    {
        if (await db.Clients.AsNoTracking().SingleOrDefaultAsync(c => c.Id == clientId, ct) is not { } client) return null;
        var asked = fileId is null ? StandingDocuments.Of(db, today) : db.AskedDocuments.Where(e => e.ContractId == fileId || e.ProposalId == fileId || e.ClaimId == fileId);
        var missing = await asked.Where(e => e.ClientId == clientId && e.IsMissing).OrderBy(e => e.Position).ThenBy(e => e.Id)
            .Select(e => new { File = e.ContractId ?? e.ClaimId ?? e.ProposalId, Item = new Reminder.Item(e.Id, e.Name, e.Help, e.State == ExpectedState.Refused ? e.Reason : null, e.State == ExpectedState.Expired) }).ToListAsync(ct);
        var byFile = missing.ToLookup(m => m.File!.Value, m => m.Item);
        List<Guid> files = fileId is { } one && byFile.Count == 0 ? [one] : [.. byFile.Select(g => g.Key)];
        author ??= await db.Users.Where(p => p.Id == client.HandlerId && p.Active).Select(p => p.FirstName + " " + p.LastName).SingleOrDefaultAsync(ct);
        return new(client.Id, client.Name, client.Reference, client.Language, await AddressAsync(db, client, ct), await FilesAsync(db, files, byFile, ct), firm.Name, firm.Phone, author);
    }

    private static async Task<string?> AddressAsync(BrokerDb db, Clients.Client client, CancellationToken ct)
    {
        if (new[] { client.Email, client.SecondEmail }.FirstOrDefault(MailAddresses.IsOne) is { } own) return own;
        var contacts = await db.Contacts.Where(k => k.ClientId == client.Id && k.Email != null).OrderBy(k => k.LastName).ThenBy(k => k.FirstName).Select(k => k.Email!).ToListAsync(ct);
        return contacts.Find(MailAddresses.IsOne);
    }

    private static async Task<IReadOnlyList<Reminder.File>> FilesAsync(BrokerDb db, List<Guid> ids, ILookup<Guid, Reminder.Item> items, CancellationToken ct)
    {
        var found = (await (
            from c in db.Contracts where ids.Contains(c.Id)
            select new { c.Id, Place = ExpectedPlace.Contract, c.Number, c.RiskId, InsurerId = (Guid?)c.InsurerId }).ToListAsync(ct))
            .Concat(await (from p in db.Proposals where ids.Contains(p.Id) select new { p.Id, Place = ExpectedPlace.Sale, p.Number, p.RiskId, InsurerId = (Guid?)null }).ToListAsync(ct))
            .Concat(await (from s in db.Claims join c in db.Contracts on s.ContractId equals c.Id where ids.Contains(s.Id) select new { s.Id, Place = ExpectedPlace.Claim, s.Number, c.RiskId, InsurerId = (Guid?)c.InsurerId }).ToListAsync(ct)).ToList();
        var (riskIds, insurerIds) = (found.ConvertAll(f => f.RiskId), found.ConvertAll(f => f.InsurerId));
        var risks = await db.Risks.Where(r => riskIds.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.PublicName ?? r.Name, ct);
        var insurers = await db.Insurers.Where(i => insurerIds.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Name, ct);
        return [.. found.OrderBy(f => f.Place).ThenBy(f => f.Number, StringComparer.Ordinal)
            .Select(f => new Reminder.File(f.Id, f.Place, f.Number, risks.GetValueOrDefault(f.RiskId, ""), f.InsurerId is { } insurer ? insurers.GetValueOrDefault(insurer) : null, [.. items[f.Id]]))];
    }
}
