using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Compliance;

/// <summary>Somebody looked for a client in the official register of frozen assets, and says what they found (R-EVT-05).</summary>
public sealed class RecordFreezeCheck(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid ClientId { get; set; }

        /// <summary>Of the standing as it was read; none when nobody had looked yet.</summary>
        public Guid? Version { get; set; }
        [Required] public FreezeOutcome? Outcome { get; set; }
        [MaxLength(FreezeStanding.NoteLength)] public string? Note { get; set; }

        /// <summary>What the type of such lines of history is called where the firm's own list has none yet.</summary>
        [Required, MaxLength(ListValue.NameLength)] public string? TypeName { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        var done = await TryAsync(by, input, ct);
        // Two looked for the first time at once: who comes second finds the other's standing, and the type.
        return done.Problem == Problem.Taken ? await TryAsync(by, input, ct) : done;
    }

    private async Task<Result> TryAsync(Caller by, Input input, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (Inputs.Check(input) is { } problem) return problem;
        var client = await db.Clients.SingleOrDefaultAsync(c => c.Id == input.ClientId, ct);
        if (client is null) return Problem.Missing;
        if (client.MergedIntoId is not null) return new Problem("client.merged-away");

        var standing = await db.FreezeStandings.SingleOrDefaultAsync(f => f.ClientId == client.Id, ct);
        if (standing?.Version != input.Version) return Problem.Stale;
        standing ??= db.Add(new FreezeStanding { ClientId = client.Id }).Entity;
        var (before, note) = (standing.State, Inputs.Tidy(input.Note));
        var result = standing.Record(input.Outcome!.Value, note, db.Actor.Name, clock.Now);
        if (result.Failed) return result;

        db.Events.Add(new Event
        {
            ClientId = client.Id, TypeId = await TypeAsync(db, input.TypeName!.Trim(), ct), At = clock.Now, By = db.Actor.Name,
            Code = FreezeEvents.Of(before, input.Outcome.Value), Args = [note ?? ""],
        });
        return await db.SaveAsync(ct);
    }

    /// <summary>The firm's own word for it (R-EVT-06): it may call it as it likes, and is given one if it has none.</summary>
    private static async Task<Guid> TypeAsync(BrokerDb db, string name, CancellationToken ct)
    {
        var types = await db.ListValues.Where(v => v.List == ListKind.EventType).ToListAsync(ct);
        var type = types.Find(v => v.Code == ListValue.FreezeCheck) ?? types.Find(v => Searchable.Fold(v.Name) == Searchable.Fold(name))
            ?? db.Add(new ListValue { List = ListKind.EventType, Name = name, Position = 1 + types.Select(v => v.Position).DefaultIfEmpty().Max() }).Entity;
        type.Code = ListValue.FreezeCheck;
        return type.Id;
    }
}
