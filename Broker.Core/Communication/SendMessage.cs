using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication;

/// <summary>Sends what was written: it joins the queue, or waits for the validation its predefined message asks for, and the client's history says so (R-EML-05).</summary>
public sealed class SendMessage(BrokerStore store, FirmClock clock)
{
    public const string Sent = "message.sent-to", Held = "message.held", Refused = "message.refused";

    /// <returns>The message's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, MessageInput input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.WriteMessages);
        var written = await input.WriteAsync(db, clock.Now, ct);
        if (written.Failed) return written.Problem;
        var message = written.Value;
        if (await input.UnfitAsync(db, message, ct) is { } unfit) return unfit;

        var validation = await db.PredefinedMessages.Where(p => p.Id == message.TemplateId && p.Active).Select(p => p.ValidationId).SingleOrDefaultAsync(ct);
        await db.DispatchAsync(message, validation, clock.Today, ct);
        if (message.AnswersId is { } answered) (await db.ReceivedMails.SingleOrDefaultAsync(m => m.Id == answered, ct))?.Process(db.Actor.Name, clock.Now);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : message.Id;
    }
}
