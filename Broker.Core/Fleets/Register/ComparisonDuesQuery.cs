using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Register;

/// <summary>With which insurers our books are to be held against their files, when that was last done, and what has waited for longer than a year (R451-5 II).</summary>
public sealed class ComparisonDuesQuery(BrokerStore store, FirmClock clock, SharedAnswers answers)
{
    public static readonly Subjects About = Subjects.Of(typeof(RegisterComparison), typeof(Contract), typeof(Termination), typeof(ItemTerms));

    /// <summary>Contracts, of whichever insurer, that were not compared for a year.</summary>
    public sealed record Late(int Contracts);

    /// <summary>Of one insurer; further ones are compared from their own page.</summary>
    public const int MostContracts = 200;

    /// <param name="Contracts">Those under delegation.</param>
    /// <param name="LastAt">Of all its contracts at once.</param>
    /// <param name="Late">So many of them were not compared for a year, in one way or the other.</param>
    public sealed record InsurerRow(Guid Id, string Name, IReadOnlyList<ContractRow> Contracts, DateTime? LastAt, Guid? LastId, int Late);

    /// <param name="LastAt">By itself, or with all of its insurer.</param>
    public sealed record ContractRow(Guid Id, string Number, string Client, DateTime? LastAt, bool Late);

    private sealed record Last(Guid Id, DateTime At);

    /// <summary>Read once for all dashboards.</summary>
    public async Task<Late> LateAsync(Caller by, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClients);
        return await answers.OfFirmAsync(actor, About, nameof(ComparisonDuesQuery), async () => new Late((await RunAsync(by)).Sum(i => i.Late)));
    }

    /// <param name="alsoContract">One that is offered whatever its terms say.</param>
    public async Task<IReadOnlyList<InsurerRow>> RunAsync(Caller by, Guid? alsoContract = null, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var risks = await db.Risks.Where(r => r.ItemKind == ItemKind.Vehicle).Select(r => r.Id).ToListAsync(ct);
        var insurers = await db.Insurers.AsNoTracking().Where(i => db.Contracts.Any(c => c.InsurerId == i.Id && risks.Contains(c.RiskId))).Select(i => new { i.Id, i.Name }).ToListAsync(ct);
        var contracts = await db.Contracts.AsNoTracking().WithFacts()
            .Where(c => risks.Contains(c.RiskId) && (c.Id == alsoContract || db.ItemTerms.Any(t => t.ContractId == c.Id && t.UnderDelegation && t.Managed))).ToListAsync(ct);
        var owners = contracts.ConvertAll(c => c.ClientId);
        var clients = await db.Clients.Where(c => EF.Parameter(owners).Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        var last = await db.RegisterComparisons.AsNoTracking().GroupBy(c => new { c.InsurerId, c.ContractId })
            .Select(g => g.OrderByDescending(c => c.MadeAt).Select(c => new { c.InsurerId, c.ContractId, c.Id, c.MadeAt }).First()).ToListAsync(ct);
        var (ofInsurer, ofContract) = (last.Where(l => l.ContractId is null).ToDictionary(l => l.InsurerId, l => new Last(l.Id, l.MadeAt)), last.Where(l => l.ContractId is not null).ToDictionary(l => l.ContractId!.Value, l => new Last(l.Id, l.MadeAt)));

        var limit = clock.Now.AddMonths(-RegisterComparison.Months);
        return [.. insurers.OrderBy(i => i.Name, StringComparer.CurrentCultureIgnoreCase).Select(i =>
        {
            var whole = ofInsurer.GetValueOrDefault(i.Id);
            List<ContractRow> rows = [.. contracts.Where(c => c.InsurerId == i.Id && (c.Id == alsoContract || c.EndsOn is not { } end || end > clock.Today)).OrderBy(c => c.Number, StringComparer.Ordinal).Select(c =>
            {
                var at = Later(whole?.At, ofContract.GetValueOrDefault(c.Id)?.At);
                // What began within the year had no year to be compared in.
                return new ContractRow(c.Id, c.Number, clients.GetValueOrDefault(c.ClientId) ?? "", at, !(at > limit) && clock.StartOf(c.EffectiveOn) < limit);
            })];
            return new InsurerRow(i.Id, i.Name, [.. rows.Where(r => r.Id == alsoContract).Concat(rows.Where(r => r.Id != alsoContract)).Take(MostContracts)], whole?.At, whole?.Id, rows.Count(r => r.Late));
        })];
    }

    private static DateTime? Later(DateTime? one, DateTime? other) => one is null || other > one ? other : one;
}
