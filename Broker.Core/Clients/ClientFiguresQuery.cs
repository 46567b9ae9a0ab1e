using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>How many clients the firm has, and how many it hopes for.</summary>
public sealed class ClientFiguresQuery(BrokerStore store, SharedAnswers answers)
{
    public static readonly Subjects About = Subjects.Of(typeof(Client));

    public sealed record Figures(int Active, int Prospects);

    public async Task<Figures> RunAsync(Caller by, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClients);
        return await answers.OfFirmAsync(actor, About, nameof(ClientFiguresQuery), () => ReadAsync(by), heavyRead: true);
    }

    private async Task<Figures> ReadAsync(Caller by)
    {
        await using var db = await store.OpenToReadAsync(by);
        var states = await db.Clients.GroupBy(c => c.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        return new(states.GetValueOrDefault(ClientState.Active), states.GetValueOrDefault(ClientState.Prospect));
    }
}
