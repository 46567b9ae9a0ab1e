using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Register;

/// <summary>A file for an insurer and what became of it.</summary>
public sealed record SendingRow(Guid Id, Guid Version, string Number, string Insurer, int Rows, SendingState State, DateTime PreparedAt, string PreparedBy, DateTime? SentAt, string? SentBy, SendingChannel? Channel, string? Reference,
    string? Note, string FileName, string? ReceiptName, int Confirmed, int Refused);

/// <summary>The files made for insurers, those not sent first, then the newest.</summary>
public sealed class SendingsQuery(BrokerStore store)
{
    public const int PageSize = 30;

    /// <param name="page">From 0.</param>
    public async Task<Page<SendingRow>> RunAsync(Caller by, int page = 0, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var ordered = db.RegisterSendings.AsNoTracking().OrderByDescending(s => s.State == SendingState.Prepared).ThenByDescending(s => s.PreparedAt).ThenByDescending(s => s.Id);
        return new(await RowsAsync(db, ordered.Skip(Math.Max(0, page) * PageSize).Take(PageSize), ct), await db.RegisterSendings.CountAsync(ct));
    }

    internal static async Task<List<SendingRow>> RowsAsync(BrokerDb db, IQueryable<RegisterSending> sendings, CancellationToken ct)
    {
        var rows = await sendings.ToListAsync(ct);
        var ids = rows.ConvertAll(s => s.Id);
        var answers = (await db.SentNotices.Where(l => EF.Parameter(ids).Contains(l.SendingId) && l.Confirmed != null).GroupBy(l => new { l.SendingId, l.Confirmed }).Select(g => new { g.Key.SendingId, g.Key.Confirmed, Count = g.Count() }).ToListAsync(ct))
            .ToLookup(a => a.SendingId);
        return rows.ConvertAll(s => new SendingRow(s.Id, s.Version, s.Number, s.InsurerName, s.Rows, s.State, s.PreparedAt, s.PreparedBy, s.SentAt, s.SentBy, s.Channel, s.Reference, s.Note, s.FileName, s.ReceiptName,
            answers[s.Id].Where(a => a.Confirmed == true).Sum(a => a.Count), answers[s.Id].Where(a => a.Confirmed == false).Sum(a => a.Count)));
    }
}
