using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Register;

/// <summary>Somebody says why nothing is to be sent (the insurer did it himself), or that it is after all.</summary>
public sealed class SetAsideNotices(BrokerStore store, FirmClock clock)
{
    public const int Most = 500;

    public sealed class Input
    {
        [MaxLength(Most)] public List<Guid> NoticeIds { get; set; } = [];

        /// <summary>Otherwise what was set aside by hand is taken up again.</summary>
        public bool Aside { get; set; } = true;
        [MaxLength(RegisterNotice.NoteLength)] public string? Why { get; set; }
    }

    /// <returns>How many.</returns>
    public async Task<Result<int>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (input.Aside && string.IsNullOrWhiteSpace(input.Why)) return new Problem("register.say-why", nameof(Input.Why));
        var notices = (await db.RegisterNotices.Where(n => EF.Parameter(input.NoticeIds).Contains(n.Id)).ToListAsync(ct)).FindAll(n => input.Aside ? n.MayChange : n is { State: NoticeState.Dropped, Dropped: DropReason.ByHand });
        if (notices.Count == 0) return new Problem("register.none-of-them");
        foreach (var notice in notices)
        {
            if (input.Aside) notice.Drop(DropReason.ByHand, input.Why!.Trim(), db.Actor.Signature, clock.Now);
            else notice.TakeUp();
        }
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : notices.Count;
    }
}
