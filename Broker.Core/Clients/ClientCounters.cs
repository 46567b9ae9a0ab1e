using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Storage;

namespace Broker.Core.Clients;

/// <summary>The figures on the tabs of a client's record. Read once per change and kind of viewer, however many screens show them.</summary>
public sealed class ClientCounters(BrokerStore store, SharedAnswers answers, FirmClock clock)
{
    /// <param name="RemainingActions">D-14: shown, in red, from one on.</param>
    /// <param name="HasFleet">The fleet tab is there from the first fleet contract on (R-CLI-01).</param>
    /// <param name="OpenClaims">The green icon's, from one on (R-CLI-02).</param>
    /// <param name="OpenTasks">Tasks about this client that nobody has ended.</param>
    public sealed record Counters(int Contracts, int ContractsInForce, int Documents, int RemainingActions, int OpenTasks, bool HasFleet, int OpenClaims, int OpenComplaints, int OpenQuotes)
    {
        /// <summary>D-12: its list of products has lapsed, all of it, and restricts nothing any more.</summary>
        public bool ProductsLapsed { get; init; }
    }

    private static readonly Asked<Counters> Counting = new((db, client, today) => db.Clients.Where(c => c.Id == client).Select(c => new Counters(
        db.Contracts.Count(contract => contract.ClientId == c.Id),
        db.ContractsInForceOn(today).Count(contract => contract.ClientId == c.Id),
        db.Documents.Count(document => document.ClientId == c.Id),
        db.RemainingActions.Count(action => action.ClientId == c.Id),
        db.OpenTasks.Count(task => task.ClientId == c.Id),
        db.FleetContracts.Any(contract => contract.ClientId == c.Id),
        db.OpenClaims.Count(claim => claim.ClientId == c.Id),
        db.OpenComplaints.Count(complaint => complaint.ClientId == c.Id),
        db.QuotesOpenOn(today).Count(quote => quote.ClientId == c.Id))
    {
        ProductsLapsed = db.ClientProducts.Any(p => p.ClientId == c.Id) && !db.ClientProducts.Any(p => p.ClientId == c.Id && (p.VoidFrom == null || p.VoidFrom > today)),
    }));

    public async Task<Counters> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.DemandReading();
        // No caller's cancellation: the answer is for all who wait for it.
        var all = await answers.GetAsync(clientId, actor, nameof(ClientCounters), () => ReadAsync(by, clientId));
        var (claims, complaints, quotes) = (actor.May(Permission.ViewClaims), actor.May(Permission.ViewComplaints), actor.May(Permission.ViewQuotes));
        // The very same for all who may see it all: their screens share what is made of it.
        return claims && complaints && quotes ? all : all with { OpenClaims = claims ? all.OpenClaims : 0, OpenComplaints = complaints ? all.OpenComplaints : 0, OpenQuotes = quotes ? all.OpenQuotes : 0 };
    }

    private async Task<Counters> ReadAsync(Caller by, Guid clientId)
    {
        await using var db = await store.OpenToReadAsync(by);
        return await Counting.Of(db, clientId, clock.Today).SingleOrDefaultAsync() ?? new(0, 0, 0, 0, 0, false, 0, 0, 0);
    }
}
