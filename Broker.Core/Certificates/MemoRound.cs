using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>What one round of memos came to, and who is told: the client once of all that is new in its space, the firm of what could not be made.</summary>
internal sealed class MemoRound
{
    private readonly List<(string Label, Problem Why)> refused = [];

    public void Add(string? label, Problem? problem)
    {
        if (problem is not null) refused.Add((label ?? "", problem));
    }

    /// <param name="since">What was filed earlier, or by hand, was known.</param>
    public async Task TellAsync(BrokerDb db, Guid clientId, IReadOnlyList<Guid> ids, DateTime since, bool shared, FirmIdentity firm, DateTime now, CancellationToken ct)
    {
        var filed = await db.VehicleMemos.Where(m => EF.Parameter(ids).Contains(m.ItemId)).Join(db.Documents.Where(d => d.CreatedAt >= since), m => m.DocumentId, d => d.Id, (m, d) => new { m.ContractId, d.Name }).ToListAsync(ct);
        var client = await db.Clients.Where(c => c.Id == clientId).Select(c => c.Name).SingleAsync(ct);
        foreach (var contract in filed.GroupBy(f => f.ContractId))
        {
            var number = await db.Contracts.Where(c => c.Id == contract.Key).Select(c => c.Number).SingleAsync(ct);
            db.Add(new Event { ClientId = clientId, ContractId = contract.Key, At = now, By = firm.Name, Code = shared ? "event.memos-shared" : "event.memos-filed", Args = [$"{contract.Count()}", number] });
        }
        if (shared && filed.Count > 0) await TellClientAsync(db, clientId, client, filed.Count == 1 ? filed[0].Name : null, filed.Count, now, ct);
        if (refused.Count > 0)
            await db.TellCorrespondentsAsync(clientId, refused.Count == 1 ? "notice.memo-refused" : "notice.memos-refused", [client, refused.Count == 1 ? refused[0].Label : $"{refused.Count}"], $"/clients/{clientId}?tab=fleet", ct);
    }

    /// <summary>Those who see everything of the account: under their bell, and by one mail.</summary>
    private static async Task TellClientAsync(BrokerDb db, Guid clientId, string client, string? only, int count, DateTime now, CancellationToken ct)
    {
        var people = await db.Memberships.Where(m => m.ClientId == clientId && m.Active && m.Stage == AccessStage.Open && (m.Group == AccessGroup.Primary || m.Group == AccessGroup.Full))
            .Join(db.Users.Where(p => p.Active), m => m.PersonId, p => p.Id, (m, p) => p).AsNoTracking().ToListAsync(ct);
        foreach (var person in people)
        {
            db.Add(new Notification { PersonId = person.Id, At = now, Code = only is null ? "notice.memos-shared" : "notice.memo-shared", Args = [only ?? $"{count}"], Link = $"/space/{clientId}/documents" });
            if (person.Email is { Length: > 0 } address)
                db.Add(new DoorMail { Kind = DoorMailKind.Memos, To = address, Language = person.Language, Name = person.FullName, About = client, Words = $"{count}", CreatedAt = now, DueAt = now });
        }
    }
}
