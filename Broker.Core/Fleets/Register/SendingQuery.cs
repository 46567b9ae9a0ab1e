using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Register;

/// <summary>One file as the proof it is: what it says row by row, its hash, who sent it when and how, what came back.</summary>
public sealed class SendingQuery(BrokerStore store, FirmClock clock)
{
    public const int PageSize = 50;

    /// <param name="Late">By how much it was late when it was sent; null when it was in time, or was not sent.</param>
    /// <param name="Latest">This is the last file its notice stood in: an answer can be given here.</param>
    public sealed record LineRow(int Position, Guid NoticeId, Guid ClientId, Guid ContractId, string Policy, DateOnly PolicyFrom, DateOnly PolicyUntil, MovementKind Kind, MovementKind? Withdrawn, string Plate, string? PreviousPlate,
        DateOnly EffectOn, TimeOnly? EffectTime, TimeSpan? Late, bool? Confirmed, string? Answer, DateTime? AnsweredAt, string? AnsweredBy, bool Latest);

    /// <param name="Hash">SHA-256 of the file as sent.</param>
    /// <param name="Size">Bytes.</param>
    /// <param name="KeptUntil">Seven years beyond the end of the last of its contracts; null while one of them goes on.</param>
    public sealed record Proof(SendingRow Sending, string InsurerAddress, string Hash, long Size, DateOnly? KeptUntil, int LateRows, Page<LineRow> Lines);

    /// <param name="page">From 0.</param>
    public async Task<Proof?> RunAsync(Caller by, Guid sendingId, int page = 0, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        if ((await SendingsQuery.RowsAsync(db, db.RegisterSendings.AsNoTracking().Where(s => s.Id == sendingId), ct)).SingleOrDefault() is not { } sending) return null;
        var file = await db.RegisterSendings.Where(s => s.Id == sendingId).Select(s => new { s.InsurerAddress, File = db.Files.First(f => f.Id == s.FileId) }).SingleAsync(ct);
        var lines = from line in db.SentNotices.AsNoTracking()
                    join notice in db.RegisterNotices on line.NoticeId equals notice.Id
                    where line.SendingId == sendingId
                    select new { Line = line, notice.DueAt, Latest = notice.SendingId == sendingId };
        var sentAt = sending.SentAt;
        var late = sentAt is null ? 0 : await lines.CountAsync(l => l.DueAt < sentAt, ct);
        var rows = await lines.OrderBy(l => l.Line.Position).Skip(Math.Max(0, page) * PageSize).Take(PageSize).ToListAsync(ct);
        return new(sending, file.InsurerAddress, file.File.Hash, file.File.Size, await KeptUntilAsync(db, sendingId, ct), late, new(rows.ConvertAll(r => Row(r.Line, sentAt - r.DueAt, r.Latest)), sending.Rows));
    }

    private static LineRow Row(SentNotice l, TimeSpan? over, bool latest) => new(l.Position, l.NoticeId, l.ClientId, l.ContractId, l.Policy, l.PolicyFrom, l.PolicyUntil, l.Kind, l.Withdrawn, l.Plate, l.PreviousPlate,
        l.EffectOn, l.EffectTime, over > TimeSpan.Zero ? over : null, l.Confirmed, l.Answer, l.AnsweredAt, l.AnsweredBy, latest);

    private async Task<DateOnly?> KeptUntilAsync(BrokerDb db, Guid sendingId, CancellationToken ct)
    {
        var contracts = await db.Contracts.AsNoTracking().WithFacts().Where(c => db.SentNotices.Any(l => l.SendingId == sendingId && l.ContractId == c.Id)).ToListAsync(ct);
        return contracts.TrueForAll(c => c.EndsOn <= clock.Today) ? contracts.Max(c => c.EndsOn)?.AddYears(RegisterNotice.YearsKept) : null;
    }
}

/// <summary>What the download of a file needs: the one that was sent, or the receipt for it.</summary>
public sealed class SendingFileQuery(BrokerStore store)
{
    public async Task<Result<FileQuery.FileAnswer>> RunAsync(Caller by, Guid sendingId, bool receipt, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var found = await db.RegisterSendings.Where(s => s.Id == sendingId).Select(s => new { Name = receipt ? s.ReceiptName : s.FileName, File = db.Files.FirstOrDefault(f => f.Id == (receipt ? s.ReceiptId : s.FileId)) }).SingleOrDefaultAsync(ct);
        return found is { Name: { } name, File: { } file } ? new FileQuery.FileAnswer(ContentTypes.Named(name, file.ContentType), file.ContentType, file.Hash, file.Size) : Problem.Missing;
    }
}
