using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Clients;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>The first few actions of the firm by due date, for every dashboard at once.</summary>
public sealed class FirstToDoQuery(BrokerStore store, SharedAnswers answers)
{
    public const int Shown = 6;
    public static readonly Subjects About = Subjects.Of(typeof(ClientAction), typeof(ActionStatus), typeof(Client));

    public sealed record ToDo(Guid Id, Guid ClientId, string Client, string Name, DateOnly? DueOn);

    public async Task<IReadOnlyList<ToDo>> RunAsync(Caller by, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClients);
        return await answers.OfFirmAsync(actor, About, nameof(FirstToDoQuery), () => ReadAsync(by), heavyRead: true);
    }

    private async Task<IReadOnlyList<ToDo>> ReadAsync(Caller by)
    {
        await using var db = await store.OpenToReadAsync(by);
        return await (
            from action in db.RemainingActions
            join client in db.Clients on action.ClientId equals client.Id
            orderby action.DueOn == null, action.DueOn, action.Id
            select new ToDo(action.Id, client.Id, client.Name, action.Name, action.DueOn)).Take(Shown).ToListAsync();
    }
}
