using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>How what the firm issues from now on is protected. What was issued stays as it is.</summary>
public sealed class ProtectPapers(BrokerStore store)
{
    public sealed class Input
    {
        public PaperProtection Protection { get; set; }

        /// <summary>None where nothing was ever set.</summary>
        public Guid? Version { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageStaff);
        if (!Enum.IsDefined(input.Protection)) return new Problem("input.not-accepted", nameof(Input.Protection));
        var settings = await db.PaperSettings.SingleOrDefaultAsync(ct);
        if (settings?.Version != input.Version) return Problem.Stale;
        settings ??= db.Add(new PaperSettings { Id = PaperSettings.Only }).Entity;
        var set = settings.Protect(input.Protection);
        return set.Failed ? set : await db.SaveAsync(ct);
    }
}
