using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Communication;
using Broker.Core.Storage;

namespace Broker.Core.ExpectedDocuments.Reminders;

/// <summary>A reminder written out by hand leaves, as long as what is missing is what its author saw (AS-12). The client is not reminded again by itself that day.</summary>
public sealed class SendReminder(BrokerStore store, FirmIdentity configured, FirmClock clock)
{
    public sealed class Input
    {
        /// <summary>The contract, the proposal or the claim.</summary>
        public Guid FileId { get; set; }

        /// <summary>What was missing when it was written: <see cref="Reminder.Says"/>.</summary>
        public string? Says { get; set; }
        public MessageInput Message { get; set; } = new();
    }

    /// <returns>The message's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.WriteMessages);
        if (await ReminderQuery.OfFileAsync(db, input.FileId, configured, clock.Today, ct) is not { } about || about.ClientId != input.Message.ClientId) return Problem.Missing;
        if (about.Count == 0) return new Problem("reminder.nothing-missing");
        if (about.Says != input.Says) return new Problem("reminder.list-changed");
        var written = await input.Message.WriteAsync(db, clock.Now, ct);
        if (written.Failed) return written.Problem;
        if (await input.Message.UnfitAsync(db, written.Value, ct) is { } unfit) return unfit;
        await db.DispatchAsync(written.Value, null, clock.Today, ct);
        db.Add(DocumentReminder.Of(about, clock.Today, written.Value.Id, byHand: true));
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : written.Value.Id;
    }
}
