using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Register;

/// <summary>What the insurer or AGIRA answered: the vehicle stands in the register so, or the row was sent back with a reason and is to be sent again. An answer can be put right by another.</summary>
public sealed class AnswerNotices(BrokerStore store, FirmClock clock)
{
    public const int Most = 500;

    public sealed class Input
    {
        [MaxLength(Most)] public List<Guid> NoticeIds { get; set; } = [];

        /// <summary>In place of ids: all rows of the file that nobody answered yet.</summary>
        public Guid? SendingId { get; set; }
        public bool Confirmed { get; set; } = true;

        /// <summary>Needed where it was sent back.</summary>
        [MaxLength(RegisterNotice.NoteLength)] public string? Answer { get; set; }
    }

    /// <returns>How many.</returns>
    public async Task<Result<int>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (!input.Confirmed && string.IsNullOrWhiteSpace(input.Answer)) return new Problem("register.say-why", nameof(Input.Answer));
        var chosen = input.SendingId is { } sending ? db.RegisterNotices.Where(n => n.SendingId == sending && n.State == NoticeState.Sent)
            : db.RegisterNotices.Where(n => EF.Parameter(input.NoticeIds).Contains(n.Id) && n.SendingId != null && (n.State == NoticeState.Sent || n.State == NoticeState.Confirmed || n.State == NoticeState.Refused));
        var told = await chosen.Select(n => new { n.Id, n.ClientId, n.ContractId }).ToListAsync(ct);
        if (told.Count == 0) return new Problem("register.nothing-to-answer");

        var (ids, state, answer, at, who, version) = (told.ConvertAll(t => t.Id), input.Confirmed ? NoticeState.Confirmed : NoticeState.Refused, Inputs.Tidy(input.Answer), clock.Now, db.Actor.Signature, Guid.NewGuid());
        var answered = 0;
        db.AfterWith(async token =>
        {
            await db.SentNotices.Where(l => EF.Parameter(ids).Contains(l.NoticeId) && db.RegisterNotices.Any(n => n.Id == l.NoticeId && n.SendingId == l.SendingId && n.State != NoticeState.Prepared))
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.Confirmed, input.Confirmed).SetProperty(l => l.Answer, answer).SetProperty(l => l.AnsweredAt, at).SetProperty(l => l.AnsweredBy, who), token);
            answered = await db.RegisterNotices.Where(n => EF.Parameter(ids).Contains(n.Id) && (n.State == NoticeState.Sent || n.State == NoticeState.Confirmed || n.State == NoticeState.Refused))
                .ExecuteUpdateAsync(set => set.SetProperty(n => n.State, state).SetProperty(n => n.IsOpen, !input.Confirmed).SetProperty(n => n.Note, answer).SetProperty(n => n.SettledAt, at).SetProperty(n => n.SettledBy, who)
                    .SetProperty(n => n.Version, version), token);
        });
        foreach (var (client, contract) in told.Select(t => (t.ClientId, t.ContractId)).Distinct()) db.TellAlso(new Change(nameof(RegisterNotice), contract, client));
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : answered;
    }
}
