using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>Documents the client's record has already answer what is expected: several at once, none copied (AS-08).</summary>
public sealed class AnswerExpected(BrokerStore store, FirmClock clock)
{
    public const int Most = 100;

    public sealed class Input
    {
        public Guid ClientId { get; set; }
        public List<Answer> Answers { get; set; } = [];
    }

    public sealed record Answer(Guid DocumentId, Guid ExpectedId);

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (input.Answers.Count is 0 or > Most) return Problem.Of("expected.nothing-chosen", Most);
        var (documents, expected) = (input.Answers.ConvertAll(a => a.DocumentId), input.Answers.ConvertAll(a => a.ExpectedId));
        var known = await db.Documents.Where(d => d.ClientId == input.ClientId && documents.Contains(d.Id)).Select(d => d.Id).ToListAsync(ct);
        var items = await db.ExpectedDocuments.Include(e => e.Collected).Where(e => e.ClientId == input.ClientId && expected.Contains(e.Id)).ToListAsync(ct);
        foreach (var answer in input.Answers.Distinct())
        {
            var item = items.Find(e => e.Id == answer.ExpectedId);
            if (item is null || !known.Contains(answer.DocumentId)) return Problem.Missing;
            var received = item.Receive(answer.DocumentId, clock.Now, db.Actor.Name);
            if (received.Failed) return received;
            db.Touch(item);
        }
        return await db.SaveAsync(ct);
    }
}
