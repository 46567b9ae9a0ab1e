using Broker.Core.Access;
using Broker.Core.Claims;
using Broker.Core.Common;
using Broker.Core.Sales;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>What the verbs about one expected document have in common.</summary>
internal static class ExpectedDesk
{
    public static Task<ExpectedDocument?> FindExpectedAsync(this BrokerDb db, Guid id, CancellationToken ct) => db.ExpectedDocuments.Include(e => e.Collected).SingleOrDefaultAsync(e => e.Id == id, ct);

    /// <summary>Sales as the reader may speak of them: to a client, of its own, what the firm keeps to itself is not in what is read of them.</summary>
    public static IQueryable<Proposal> SalesOfOwn(this BrokerDb db) => db.Actor.IsFirm ? db.Proposals : db.BehindTheDesk<Proposal>();

    /// <summary>Somebody of the firm decides on one, as they saw it.</summary>
    /// <param name="code">The line of history.</param>
    public static async Task<Result> DecideAsync(this BrokerStore store, Caller by, Guid id, Guid? version, Func<ExpectedDocument, Actor, Result> decide, string code, string? because, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        var expected = await db.FindExpectedAsync(id, ct);
        if (expected is null) return Problem.Missing;
        if (expected.Version != version) return Problem.Stale;
        var decided = decide(expected, db.Actor);
        if (decided.Failed) return decided;
        await db.SeenAsync(expected, ct);
        await db.TellAsync(expected, code, because, ct);
        return await db.SaveAsync(ct);
    }

    /// <param name="by">Whoever acts, unless said.</param>
    /// <returns>The number of the contract, sale or claim whose file it is.</returns>
    public static async Task<string> TellAsync(this BrokerDb db, ExpectedDocument expected, string code, string? value, CancellationToken ct, string? by = null)
    {
        var file = expected.FileId;
        var number = expected.Place switch
        {
            ExpectedPlace.Contract => await db.Contracts.Where(c => c.Id == file).Select(c => c.Number).SingleAsync(ct),
            ExpectedPlace.Sale => await db.SalesOfOwn().Where(p => p.Id == file).Select(p => p.Number).SingleAsync(ct),
            _ => await db.Claims.Where(c => c.Id == file).Select(c => c.Number).SingleAsync(ct),
        };
        var contract = expected.ContractId ?? (expected.ClaimId is null ? null : await db.Claims.Where(c => c.Id == file).Select(c => (Guid?)c.ContractId).SingleAsync(ct));
        db.Events.Add(new Event
        {
            ClientId = expected.ClientId, ContractId = contract, At = db.Clock.GetUtcNow().UtcDateTime, By = by ?? db.Actor.Signature, Code = ExpectedEvents.Of(expected.Place, code),
            Args = value is null ? [number, expected.Name] : [number, expected.Name, value],
        });
        return number;
    }

    /// <summary>Where the firm looks at it.</summary>
    public static string Address(this ExpectedDocument expected) => expected.Place switch
    {
        ExpectedPlace.Contract => $"/clients/{expected.ClientId}/contracts/{expected.ContractId}?tab=expected",
        ExpectedPlace.Sale => $"/sales/{expected.ProposalId}",
        _ => $"/clients/{expected.ClientId}/claims/{expected.ClaimId}",
    };

    /// <summary>Something may be brought for it: its file is shown to whoever brings, and not over.</summary>
    public static async Task<bool> IsOpenToAsync(this BrokerDb db, ExpectedDocument expected, CancellationToken ct)
    {
        var file = expected.FileId;
        return expected.Place switch
        {
            ExpectedPlace.Contract => await db.Contracts.AnyAsync(c => c.Id == file, ct),
            ExpectedPlace.Sale => await db.SalesOfOwn().AnyAsync(p => p.Id == file && p.ClosedOn == null, ct),
            _ => await db.Claims.AnyAsync(c => c.Id == file && c.State == ClaimState.Open, ct),
        };
    }

    /// <summary>Who decides has looked at what the client brought.</summary>
    private static async Task SeenAsync(this BrokerDb db, ExpectedDocument expected, CancellationToken ct)
    {
        var ids = expected.Collected.ConvertAll(c => c.DocumentId);
        if (ids.Count == 0) return;
        foreach (var document in await db.UntouchedDocuments.Where(d => ids.Contains(d.Id)).ToListAsync(ct)) document.Acknowledge(db.Clock.GetUtcNow().UtcDateTime, db.Actor.Name);
    }
}
