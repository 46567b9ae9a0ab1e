using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Register;

/// <summary>
/// Puts notices into files, one for each insurer, those due first. From then on they stand in no other file: two who do it at the same moment share what there is. A row that
/// lacks something the law asks for stays to be sent, and the answer says what it lacks.
/// </summary>
public sealed class PrepareSendings(BrokerStore store, FirmClock clock, IFileShelf shelf)
{
    public const int Most = 10_000;
    private const int Tries = 20;

    public sealed class Input
    {
        [MaxLength(Most)] public List<Guid> NoticeIds { get; set; } = [];

        /// <summary>In place of ids: all that the filter leaves.</summary>
        public RegisterFilter? Matching { get; set; }

        /// <summary>Otherwise a text with separators.</summary>
        public bool Workbook { get; set; } = true;

        /// <summary>The words in the file.</summary>
        public bool English { get; set; }
    }

    public sealed record PreparedSending(Guid Id, string Number, string Insurer, int Rows);

    public sealed record NotSendable(Guid NoticeId, string Plate, Problem Why);

    /// <param name="Left">How many of those asked for found no room, or more.</param>
    public sealed record Prepared(IReadOnlyList<PreparedSending> Sendings, IReadOnlyList<NotSendable> Refused, bool Left);

    public async Task<Result<Prepared>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            var prepared = await PrepareAsync(by, input, ct);
            // Somebody else took some of them at that moment, or the number.
            if ((prepared.Problem != Problem.Stale && prepared.Problem != Problem.Taken) || attempt == Tries) return prepared;
            await Task.Delay(Random.Shared.Next(2, 10 + (5 * attempt)), ct);
        }
    }

    private async Task<Result<Prepared>> PrepareAsync(Caller by, Input input, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (Inputs.Check(input) is { } wrong) return wrong;
        var chosen = input.Matching is { } filter ? await filter.NarrowAsync(db, clock.Now, ct) : db.RegisterNotices.AsNoTracking().Where(n => EF.Parameter(input.NoticeIds).Contains(n.Id));
        var notices = await chosen.Where(n => n.State == NoticeState.ToSend || n.State == NoticeState.Refused).OrderBy(n => n.DueAt).ThenBy(n => n.Id).Take(Most + 1).ToListAsync(ct);
        if (notices.Count == 0) return new Problem("register.nothing-to-send");
        var left = notices.Count > Most;
        var facts = await NoticeFacts.ReadAsync(db, left ? notices[..Most] : notices, ct);
        var refused = facts.Where(f => f.Lacks is not null).Select(f => new NotSendable(f.Notice.Id, f.Plate, f.Lacks!)).ToList();
        var byInsurer = facts.Where(f => f.Lacks is null).GroupBy(f => f.Insurer!.Id).OrderBy(g => g.First().Insurer!.Name, StringComparer.Ordinal).ToList();
        if (byInsurer.Count == 0) return new Prepared([], refused, left);

        var first = await RunningNumber.NextAsync(db.RegisterSendings.Select(s => s.Number), RegisterSending.Prefix, clock.Today.Year, ct);
        var files = new List<(RegisterSending Sending, List<SentNotice> Lines, List<NoticeFacts> Rows)>();
        foreach (var rows in byInsurer)
        {
            var file = await FileAsync(db, [.. rows], Numbered(first, files.Count), input, ct);
            if (file.Failed) return file.Problem;
            files.Add(file.Value);
        }
        db.AfterWith(async token =>
        {
            foreach (var (sending, lines, rows) in files) await ClaimAsync(db, sending, lines, rows, token);
        });
        foreach (var (client, contract) in facts.Select(f => (f.Notice.ClientId, f.Notice.ContractId)).Distinct()) db.TellAlso(new Change(nameof(RegisterNotice), contract, client));
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : new Prepared([.. files.Select(f => new PreparedSending(f.Sending.Id, f.Sending.Number, f.Sending.InsurerName, f.Sending.Rows))], refused, left);
    }

    private async Task<Result<(RegisterSending, List<SentNotice>, List<NoticeFacts>)>> FileAsync(BrokerDb db, List<NoticeFacts> rows, string number, Input input, CancellationToken ct)
    {
        var (insurer, id, name) = (rows[0].Insurer!, Guid.CreateVersion7(), number + (input.Workbook ? ".xlsx" : ".csv"));
        var lines = rows.Select((f, at) => LineOf(id, at + 1, f)).ToList();
        var content = RegisterFile.Write(number, insurer.Name, insurer.Address!, lines, input.Workbook, input.English);
        var kept = await shelf.TryKeepAsync(content, ContentTypes.OfName(name)!, clock.Now, ct);
        if (kept.Failed) return kept.Problem;
        db.Add(kept.Value);
        var sending = db.Add(new RegisterSending
        {
            Id = id, Number = number, InsurerId = insurer.Id, InsurerName = insurer.Name, InsurerAddress = insurer.Address!, Rows = rows.Count, FileId = kept.Value.Id, FileName = name,
            PreparedAt = clock.Now, PreparedBy = db.Actor.Signature,
        }).Entity;
        return (sending, lines, rows);
    }

    private static SentNotice LineOf(Guid sendingId, int position, NoticeFacts facts)
    {
        var (n, period) = (facts.Notice, PolicyPeriod.Of(facts.Contract, facts.Notice.EffectOn)!.Value);
        return new()
        {
            SendingId = sendingId, Position = position, NoticeId = n.Id, ClientId = n.ClientId, ContractId = n.ContractId, Kind = n.Kind, Withdrawn = n.Withdrawn, Plate = facts.Plate, PreviousPlate = n.PreviousPlate,
            Policy = facts.Contract.Number, PolicyFrom = period.From, PolicyUntil = period.Until, EffectOn = n.EffectOn, EffectTime = n.EffectTime,
        };
    }

    /// <summary>All of them as they were read, or none.</summary>
    private static async Task ClaimAsync(BrokerDb db, RegisterSending sending, List<SentNotice> lines, List<NoticeFacts> read, CancellationToken ct)
    {
        List<Guid> ids = read.ConvertAll(f => f.Notice.Id), versions = read.ConvertAll(f => f.Notice.Version);
        var (id, version) = (sending.Id, Guid.NewGuid());
        var claimed = await db.RegisterNotices.Where(n => EF.Parameter(ids).Contains(n.Id) && EF.Parameter(versions).Contains(n.Version) && (n.State == NoticeState.ToSend || n.State == NoticeState.Refused))
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.State, NoticeState.Prepared).SetProperty(n => n.IsOpen, true).SetProperty(n => n.SendingId, id).SetProperty(n => n.Note, (string?)null)
                .SetProperty(n => n.Version, version), ct);
        if (claimed != ids.Count) throw new Refusal(Problem.Stale);
        foreach (var other in read.Where(f => f.Plate != f.Notice.Plate))
            await db.RegisterNotices.Where(n => n.Id == other.Notice.Id).ExecuteUpdateAsync(set => set.SetProperty(n => n.Plate, other.Plate), ct);
        await BulkWrite.InsertAsync(db, lines, ct);
    }

    private static string Numbered(string first, int further)
    {
        var cut = first.LastIndexOf('-') + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{first[..cut]}{int.Parse(first[cut..], CultureInfo.InvariantCulture) + further:00000}");
    }
}
