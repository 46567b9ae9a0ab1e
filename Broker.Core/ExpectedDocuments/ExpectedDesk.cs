using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>What the verbs about one expected document have in common.</summary>
internal static class ExpectedDesk
{
    public static Task<ExpectedDocument?> FindExpectedAsync(this BrokerDb db, Guid id, CancellationToken ct) => db.ExpectedDocuments.Include(e => e.Collected).SingleOrDefaultAsync(e => e.Id == id, ct);

    /// <summary>Somebody of the firm decides on one, as they saw it.</summary>
    /// <param name="code">The line of history, when it is a contract's.</param>
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

    public static async Task TellAsync(this BrokerDb db, ExpectedDocument expected, string code, string? value, CancellationToken ct)
    {
        if (expected.ContractId is not { } contract) return;
        var number = await db.Contracts.Where(c => c.Id == contract).Select(c => c.Number).SingleAsync(ct);
        db.AddEvent(expected.ClientId, contract, code, value is null ? [number, expected.Name] : [number, expected.Name, value]);
    }

    /// <summary>Who decides has looked at what the client brought.</summary>
    private static async Task SeenAsync(this BrokerDb db, ExpectedDocument expected, CancellationToken ct)
    {
        var ids = expected.Collected.ConvertAll(c => c.DocumentId);
        if (ids.Count == 0) return;
        foreach (var document in await db.UntouchedDocuments.Where(d => ids.Contains(d.Id)).ToListAsync(ct)) document.Acknowledge(db.Clock.GetUtcNow().UtcDateTime, db.Actor.Name);
    }
}
