using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;

namespace Broker.Core.Communication;

/// <summary>Sends what was written: it joins the queue, and the client's history says so (R-EML-05).</summary>
public sealed class SendMessage(BrokerStore store, FirmClock clock)
{
    public const string Sent = "message.sent-to";

    /// <returns>The message's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, MessageInput input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.WriteMessages);
        var written = await input.WriteAsync(db, clock.Now, ct);
        if (written.Failed) return written.Problem;
        var message = written.Value;
        if (await input.UnfitAsync(db, message, ct) is { } unfit) return unfit;

        message.Queue(clock.Now);
        db.AddEvent(message.ClientId, null, Sent, message.To, message.Subject);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : message.Id;
    }
}
