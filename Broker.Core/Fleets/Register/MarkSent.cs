using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Register;

/// <summary>Somebody says that a file went to its insurer: when, how, and under which reference. That is the proof, and it is said once.</summary>
public sealed class MarkSent(BrokerStore store, FirmClock clock)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public sealed class Input
    {
        public Guid SendingId { get; set; }

        /// <summary>As it was read.</summary>
        public Guid Version { get; set; }

        /// <summary>What the insurer's side gave for it: a number of deposit, a message's subject.</summary>
        [MaxLength(RegisterSending.ReferenceLength)] public string? Reference { get; set; }
        [MaxLength(RegisterSending.NoteLength)] public string? Note { get; set; }

        /// <summary>By the firm's wall clock.</summary>
        [Required] public DateOnly? SentOn { get; set; }
        [Required] public TimeOnly? SentTime { get; set; }
        [Required] public SendingChannel? Channel { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (await db.RegisterSendings.SingleOrDefaultAsync(s => s.Id == input.SendingId, ct) is not { } sending) return Problem.Missing;
        if (sending.State == SendingState.Sent) return new Problem("register.sent-already");
        if (sending.State == SendingState.Abandoned) return new Problem("register.abandoned");
        if (sending.Version != input.Version) return Problem.Stale;
        var at = clock.At(input.SentOn!.Value, input.SentTime);
        if (at > clock.Now + Minute) return new Problem("register.sent-in-future", nameof(Input.SentTime));
        // Minutes are all the form knows.
        if (at + Minute <= sending.PreparedAt) return Problem.Of("register.sent-before-file", sending.PreparedAt).At(nameof(Input.SentTime));

        sending.MarkSent(at, input.Channel!.Value, Inputs.Tidy(input.Reference), Inputs.Tidy(input.Note), db.Actor.Signature, clock.Now);
        await SendingRows.TellAsync(db, sending.Id, ct);
        var version = Guid.NewGuid();
        db.AfterWith(token => db.RegisterNotices.Where(n => n.SendingId == sending.Id && n.State == NoticeState.Prepared)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.State, NoticeState.Sent).SetProperty(n => n.IsOpen, false).SetProperty(n => n.Version, version), token));
        return await db.SaveAsync(ct);
    }
}

/// <summary>What concerns all rows of a file.</summary>
internal static class SendingRows
{
    /// <summary>Rings for each contract it speaks of, once.</summary>
    public static async Task TellAsync(BrokerDb db, Guid sendingId, CancellationToken ct)
    {
        foreach (var about in await db.SentNotices.Where(l => l.SendingId == sendingId).Select(l => new { l.ClientId, l.ContractId }).Distinct().ToListAsync(ct))
            db.TellAlso(new Change(nameof(RegisterNotice), about.ContractId, about.ClientId));
    }
}
