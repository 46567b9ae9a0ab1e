using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Staff;

/// <summary>What the firm has decided about the extranet beside its features.</summary>
public sealed class ExtranetOptionsQuery(BrokerStore store)
{
    public async Task<SaveExtranetOptions.Input> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageExtranet);
        return await db.ExtranetOptions.Select(o => new SaveExtranetOptions.Input { ShowsSettled = o.ShowsSettled, MailsDetails = o.MailsDetails, Memos = o.Memos, Version = o.Version }).SingleOrDefaultAsync(ct) ?? new();
    }
}
