using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>
/// A principal beside its members: what each has, and all of them together. Amounts of two currencies are never added. The number of reads
/// grows with the depth of the group, never with its size, and they are made once per change, however many screens show it.
/// </summary>
public sealed class GroupQuery(BrokerStore store, SharedAnswers answers, FirmClock clock)
{
    /// <summary>Members shown at first; one asks for more.</summary>
    public const int Shown = 50;

    /// <param name="Members">Those attached to it, the first by name; each can be asked for in turn.</param>
    /// <param name="MemberCount">All those attached to it.</param>
    /// <param name="Below">Everyone below it, at whatever depth.</param>
    /// <param name="Under">What everyone below it has.</param>
    /// <param name="Whole">The same with its own.</param>
    public sealed record Group(Node Self, IReadOnlyList<Node> Members, int MemberCount, IReadOnlySet<Guid> Below, Figures Under, Figures Whole);

    /// <param name="Members">How many are attached to it in turn.</param>
    public sealed record Node(Guid Id, string Name, string Reference, string? City, ClientState State, Guid? AffiliationId, string? Affiliation, int Members)
    {
        public Figures Own { get; init; } = Figures.None;
    }

    /// <param name="Premiums">A year's, of the contracts in force: one amount a currency.</param>
    /// <param name="Balances">What is owed (D-61): one amount a currency, those of nothing left out.</param>
    /// <param name="OpenClaims">Null to whom may see no claims.</param>
    public sealed record Figures(int Contracts, IReadOnlyList<Money> Premiums, IReadOnlyList<Money> Balances, int? OpenClaims, int RemainingActions)
    {
        public static readonly Figures None = new(0, [], [], 0, 0);
    }

    /// <returns>Null when there is no such client.</returns>
    public async Task<Group?> RunAsync(Caller by, Guid clientId, int shown = Shown, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClients);
        // Kept as the firm's, not the client's: a member's change concerns it as well.
        return (await answers.GetAsync(null, actor, $"{nameof(GroupQuery)}:{clientId}:{shown}", () => ReadAsync(by, clientId, shown))).Found;
    }

    private sealed record Answer(Group? Found);

    private async Task<Answer> ReadAsync(Caller by, Guid clientId, int shown)
    {
        await using var db = await store.OpenToReadAsync(by);
        if (!await db.Clients.AnyAsync(c => c.Id == clientId)) return new(Found: null);
        var ids = await GroupOfAsync(db, clientId);
        var nodes = await db.Clients.Where(c => c.Id == clientId || c.ParentId == clientId).OrderBy(c => c.Id == clientId ? 0 : 1).ThenBy(c => c.Name).ThenBy(c => c.Id).Take(shown + 1)
            .Select(c => new Node(c.Id, c.Name, c.Reference, c.City, c.State, c.AffiliationId, db.ListValues.Where(v => v.Id == c.AffiliationId).Select(v => v.Name).FirstOrDefault(),
                db.Clients.Count(m => m.ParentId == c.Id)))
            .ToListAsync();

        var contracts = await (
            from contract in db.ContractsInForceOn(clock.Today)
            where EF.Parameter(ids).Contains(contract.ClientId)
            group contract.AnnualPremium.Minor by new { contract.ClientId, contract.AnnualPremium.Currency } into g
            select new Sum(g.Key.ClientId, g.Key.Currency, g.Sum(), g.Count())).ToListAsync();
        var balances = await (
            from line in db.BalanceLinesOn(clock.Today)
            where EF.Parameter(ids).Contains(line.ClientId)
            group line.Minor by new { line.ClientId, line.Currency } into g
            select new Sum(g.Key.ClientId, g.Key.Currency, g.Sum(), 0)).ToListAsync();
        var actions = await (
            from action in db.RemainingActions
            where EF.Parameter(ids).Contains(action.ClientId)
            group action by action.ClientId into g
            select new Sum(g.Key, Money.Default, 0, g.Count())).ToListAsync();

        var claims = !db.Actor.May(Permission.ViewClaims) ? null : await (
            from claim in db.OpenClaims
            where EF.Parameter(ids).Contains(claim.ClientId)
            group claim by claim.ClientId into g
            select new Sum(g.Key, Money.Default, 0, g.Count())).ToListAsync();

        Figures Of(Func<Guid, bool> who) => new(
            contracts.Where(s => who(s.ClientId)).Sum(s => s.Count), Together(contracts.Where(s => who(s.ClientId))),
            Together(balances.Where(s => who(s.ClientId))), claims?.Where(s => who(s.ClientId)).Sum(s => s.Count), actions.Where(s => who(s.ClientId)).Sum(s => s.Count));
        var each = nodes.ConvertAll(node => node with { Own = Of(id => id == node.Id) });
        return new(new Group(each[0], each[1..], each[0].Members, ids.Where(id => id != clientId).ToHashSet(), Of(id => id != clientId), Of(_ => true)));
    }

    /// <summary>The client and everyone below it. Were there a circle, it would end.</summary>
    private static async Task<List<Guid>> GroupOfAsync(BrokerDb db, Guid clientId)
    {
        List<Guid> all = [clientId], level = all;
        while (level.Count > 0)
        {
            level = (await db.Clients.Where(c => EF.Parameter(level).Contains(c.ParentId!.Value)).Select(c => c.Id).ToListAsync()).Except(all).ToList();
            all = [.. all, .. level];
        }
        return all;
    }

    /// <summary>The default currency first.</summary>
    private static List<Money> Together(IEnumerable<Sum> sums) =>
        [.. sums.GroupBy(s => s.Currency).Select(g => new Money(g.Sum(s => s.Minor), g.Key)).Where(m => m.Minor != 0).OrderBy(m => m.Currency == Money.Default ? 0 : 1).ThenBy(m => m.Currency, StringComparer.Ordinal)];

    private sealed record Sum(Guid ClientId, string Currency, long Minor, int Count);
}
