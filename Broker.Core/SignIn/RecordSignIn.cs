using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>Writes down that somebody known came to the door.</summary>
public sealed class RecordSignIn(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public required Guid PersonId { get; init; }
        public required SignInWay Way { get; init; }
        public required SignInOutcome Outcome { get; init; }
        public string? From { get; init; }
        public string? Agent { get; init; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        db.Add(SignInRecord.Of(input.PersonId, clock.Now, input.Way, input.Outcome, input.From, input.Agent));
        var before = clock.Now - SignInRecord.Kept;
        db.RemoveRange(await db.SignInRecords.Where(r => r.At < before).OrderBy(r => r.At).Take(20).ToListAsync(ct));
        return await db.SaveAsync(ct);
    }
}
