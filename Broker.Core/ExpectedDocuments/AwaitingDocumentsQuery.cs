using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>Contracts that await documents, whoever their client, those that have waited longest first (AS-11). One leaves the list by itself once nothing is awaited any more.</summary>
public sealed class AwaitingDocumentsQuery(BrokerStore store, SharedAnswers answers, FirmClock clock)
{
    public const int PageSize = 50;

    /// <param name="Since">Since when the oldest of what is looked for has been awaited.</param>
    /// <param name="Missing">Names of the mandatory documents to be obtained.</param>
    /// <param name="ToCheck">Of those received that nobody has looked at.</param>
    /// <param name="Asked">How many the contract asks for, optional ones included, and of these how many are obtained.</param>
    public sealed record Row(Guid ContractId, Guid ClientId, string Number, string Client, string Risk, string? Handler, DateTime Since, IReadOnlyList<string> Missing, IReadOnlyList<string> ToCheck, int Obtained, int Asked)
    {
        /// <summary>Names of those obtained, or not applicable.</summary>
        public IReadOnlyList<string> Had { get; init; } = [];

        /// <summary>The last day its client was reminded of anything.</summary>
        public DateOnly? Reminded { get; init; }
    }

    public async Task<Page<Row>> RunAsync(Caller by, AwaitingDocuments which, int page = 0, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var ids = await which.OldestFirst(db, clock.Now, clock.Today).Skip(Math.Max(0, page) * PageSize).Take(PageSize).ToListAsync(ct);
        return new(await ReadAsync(db, ids, which.Which, ct), await CountAsync(db.Actor, by, which));
    }

    /// <summary>It looks at all of them: once for all who look at the same.</summary>
    private async Task<int> CountAsync(Actor actor, Caller by, AwaitingDocuments which)
    {
        var what = FormattableString.Invariant($"{nameof(AwaitingDocumentsQuery)} {which.Which} {which.RiskId} {which.HandlerId} {which.OlderThan}");
        return await answers.OfFirmAsync(actor, MissingDocumentsQuery.About, what, async () =>
        {
            await using var db = await store.OpenToReadAsync(by);
            return await which.ContractsIn(db, clock.Now, clock.Today).CountAsync();
        });
    }

    internal static async Task<IReadOnlyList<Row>> ReadAsync(BrokerDb db, IReadOnlyList<Guid> ids, AwaitedPart which, CancellationToken ct)
    {
        var (chosen, keys) = (ids.ToList(), ids.Select(id => (Guid?)id).ToList());
        var contracts = await (
            from contract in db.Contracts.AsNoTracking()
            join client in db.Clients on contract.ClientId equals client.Id
            join risk in db.Risks on contract.RiskId equals risk.Id
            where chosen.Contains(contract.Id)
            select new { contract.Id, contract.ClientId, contract.Number, Client = client.Name, Risk = risk.Name, Handler = db.Users.Where(p => p.Id == client.HandlerId).Select(p => p.FirstName + " " + p.LastName).FirstOrDefault(), Reminded = db.DocumentReminders.Where(r => r.ClientId == client.Id).Max(r => (DateOnly?)r.Day) })
            .ToDictionaryAsync(c => c.Id, ct);
        var items = (await db.AskedDocuments.AsNoTracking().Where(e => keys.Contains(e.ContractId)).OrderBy(e => e.Position).ThenBy(e => e.Id)
            .Select(e => new { e.ContractId, e.Name, e.State, e.IsMissing, e.Since }).ToListAsync(ct)).ToLookup(e => e.ContractId!.Value);
        return
        [
            .. from id in ids
               where contracts.ContainsKey(id)
               let c = contracts[id]
               let waiting = items[id].Where(e => e.IsMissing || e.State == ExpectedState.Received).ToList()
               let had = items[id].Where(e => e.State is ExpectedState.Accepted or ExpectedState.Received or ExpectedState.NotApplicable).Select(e => e.Name).ToList()
               let since = waiting.Where(e => e.IsMissing == (which == AwaitedPart.Missing)).Select(e => (DateTime?)e.Since).Min()
               where since is not null
               select new Row(id, c.ClientId, c.Number, c.Client, c.Risk, c.Handler, since.Value, [.. waiting.Where(e => e.IsMissing).Select(e => e.Name)],
                   [.. waiting.Where(e => e.State == ExpectedState.Received).Select(e => e.Name)], had.Count, items[id].Count()) { Had = had, Reminded = c.Reminded },
        ];
    }
}
