using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>All that clients sent from their spaces and nobody of the firm has touched, a page at a time, the oldest first.</summary>
public sealed class FromClientsPageQuery(BrokerStore store)
{
    public const int PageSize = 50;

    /// <summary>The page shown is found by passing those before it: nobody lets more than that wait.</summary>
    private const int MostPages = 200;

    /// <param name="page">From 0.</param>
    public async Task<Page<FromClientsQuery.Row>> RunAsync(Caller by, FromClient? kind = null, int page = 0, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        page = Math.Clamp(page, 0, MostPages);
        var (quotes, claims, documents) = FromClientsQuery.Of(db);
        var total = (kind is null or FromClient.Quote ? await quotes.CountAsync(ct) : 0) + (kind is null or FromClient.Claim ? await claims.CountAsync(ct) : 0)
            + (kind is null or FromClient.Document ? await documents.CountAsync(ct) : 0);
        return new([.. (await FromClientsQuery.FirstAsync(db, kind, (page + 1) * PageSize, ct)).Skip(page * PageSize)], total);
    }
}
