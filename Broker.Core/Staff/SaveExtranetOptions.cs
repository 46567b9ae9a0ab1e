using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Staff;

/// <summary>Decides what clients read of their claims, whether their changes are told by e-mail, and what becomes of the memos of their vehicles.</summary>
public sealed class SaveExtranetOptions(BrokerStore store)
{
    public sealed class Input
    {
        public bool ShowsSettled { get; set; }
        public bool MailsDetails { get; set; }
        public MemoGiving Memos { get; set; }

        /// <summary>As it was read; empty while nothing was decided yet.</summary>
        public Guid Version { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageExtranet);
        if (!Enum.IsDefined(input.Memos)) return new Problem("input.not-accepted", nameof(Input.Memos));
        var options = await db.ExtranetOptions.SingleOrDefaultAsync(ct);
        if ((options?.Version ?? Guid.Empty) != input.Version) return Problem.Stale;
        options ??= db.Add(new ExtranetOptions { Id = ExtranetOptions.OnlyId }).Entity;
        (options.ShowsSettled, options.MailsDetails, options.Memos) = (input.ShowsSettled, input.MailsDetails, input.Memos);
        return await db.SaveAsync(ct);
    }
}
