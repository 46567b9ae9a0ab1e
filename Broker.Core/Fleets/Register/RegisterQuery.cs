using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Register;

/// <summary>What the register of insured vehicles is to be told, by when it is due: as a list, and counted for every dashboard at once.</summary>
public sealed class RegisterQuery(BrokerStore store, FirmClock clock, SharedAnswers answers)
{
    public const int PageSize = 50, MostCounted = 10_000;
    public static readonly Subjects About = Subjects.Of(typeof(RegisterNotice));
    public static readonly Subjects Shown = About.And(Subjects.Of(typeof(Contract), typeof(Insurer), typeof(Client)));

    /// <param name="Open">Up to <see cref="MostCounted"/>, and one more where there are more; so is <paramref name="Late"/>.</param>
    /// <param name="NextDue">Of those not yet late.</param>
    public sealed record Figure(int Open, int Late, DateTime? NextDue);

    /// <param name="Plate">As it would be sent now, or was.</param>
    /// <param name="Lacks">Why it cannot be sent; of one that is to be sent.</param>
    /// <param name="Sending">The number of the last file it stands in.</param>
    public sealed record NoticeRow(Guid Id, Guid ClientId, string Client, Guid ContractId, string Contract, string Insurer, Guid ItemId, MovementKind Kind, MovementKind? Withdrawn, string Plate, string? PreviousPlate,
        DateOnly EffectOn, TimeOnly? EffectTime, DateTime DueAt, NoticeState State, bool IsOpen, Problem? Lacks, Guid? SendingId, string? Sending, DateTime? SentAt, string? Note, DropReason? Dropped, string? SettledBy, DateTime? SettledAt)
    {
        /// <summary>The vehicle does not leave: its contract ends.</summary>
        public bool ByEnd { get; init; }
    }

    public sealed record Choice(Guid Id, string Name);

    /// <param name="Total">As in <see cref="Figure"/>.</param>
    /// <param name="Insurers">Those whose contracts have anything to tell, whatever is filtered; so are the others.</param>
    public sealed record Listed(IReadOnlyList<NoticeRow> Rows, int Total, IReadOnlyList<Choice> Insurers, IReadOnlyList<Choice> Clients, IReadOnlyList<Choice> Contracts);

    public async Task<Figure> FigureAsync(Caller by, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClients);
        return await answers.OfFirmAsync(actor, About, nameof(RegisterQuery), async () =>
        {
            await using var db = await store.OpenToReadAsync(by, CancellationToken.None);
            var (now, open) = (clock.Now, db.RegisterNotices.Where(n => n.IsOpen));
            return new Figure(await open.Take(MostCounted + 1).CountAsync(CancellationToken.None), await open.Where(n => n.DueAt < now).Take(MostCounted + 1).CountAsync(CancellationToken.None),
                await open.Where(n => n.DueAt >= now).MinAsync(n => (DateTime?)n.DueAt, CancellationToken.None));
        });
    }

    public async Task<Listed> RunAsync(Caller by, RegisterFilter filter, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var narrowed = await filter.NarrowAsync(db, clock.Now, ct);
        var notices = await filter.Order(narrowed).Skip(Math.Clamp(filter.Page, 0, MostCounted / PageSize) * PageSize).Take(PageSize).ToListAsync(ct);
        var told = db.Contracts.Where(c => db.RegisterNotices.Any(n => n.ContractId == c.Id));
        var contracts = await told.OrderBy(c => c.Number).Select(c => new { c.Id, c.Number, c.ClientId, c.InsurerId }).ToListAsync(ct);
        List<Guid> insurers = [.. contracts.Select(c => c.InsurerId).Distinct()], clients = [.. contracts.Select(c => c.ClientId).Distinct()];
        return new(await RowsAsync(db, notices, ct), await narrowed.Take(MostCounted + 1).CountAsync(ct),
            await db.Insurers.Where(i => EF.Parameter(insurers).Contains(i.Id)).OrderBy(i => i.Name).Select(i => new Choice(i.Id, i.Name)).ToListAsync(ct),
            await db.Clients.Where(c => EF.Parameter(clients).Contains(c.Id)).OrderBy(c => c.Name).Select(c => new Choice(c.Id, c.Name)).ToListAsync(ct),
            [.. contracts.Where(c => filter.ClientId is null || c.ClientId == filter.ClientId).Select(c => new Choice(c.Id, c.Number))]);
    }

    private static async Task<List<NoticeRow>> RowsAsync(BrokerDb db, List<RegisterNotice> notices, CancellationToken ct)
    {
        List<Guid> clients = [.. notices.Select(n => n.ClientId).Distinct()], sendings = [.. notices.Select(n => n.SendingId).OfType<Guid>().Distinct()];
        var names = await db.Clients.Where(c => EF.Parameter(clients).Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        var sent = await db.RegisterSendings.Where(s => EF.Parameter(sendings).Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => (s.Number, s.SentAt), ct);
        return (await NoticeFacts.ReadAsync(db, notices, ct)).ConvertAll(f =>
        {
            var n = f.Notice;
            var (number, at) = n.SendingId is { } id && sent.TryGetValue(id, out var sending) ? sending : default;
            return new NoticeRow(n.Id, n.ClientId, names.GetValueOrDefault(n.ClientId, ""), n.ContractId, f.Contract.Number, f.Insurer?.Name ?? "", n.ItemId, n.Kind, n.Withdrawn, f.Plate, n.PreviousPlate, n.EffectOn, n.EffectTime,
                n.DueAt, n.State, n.IsOpen, n.MayChange ? f.Lacks : null, n.SendingId, number, at, n.Note, n.Dropped, n.SettledBy, n.SettledAt) { ByEnd = n is { Kind: MovementKind.Exit, MovementId: null } };
        });
    }
}
