using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Clients;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>The validations somebody waits for, the longest waiting first, for every dashboard at once.</summary>
public sealed class WaitingValidationsQuery(BrokerStore store, SharedAnswers answers)
{
    public const int Shown = 8;
    public static readonly Subjects About = Subjects.Of(typeof(TaskItem), typeof(Client));

    /// <param name="First">The <see cref="Shown"/> longest waiting.</param>
    public sealed record Waiting(int Count, IReadOnlyList<Validation> First);

    public sealed record Validation(Guid Id, string Subject, string? Client, DateTime Since);

    public async Task<Waiting> RunAsync(Caller by, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClients);
        return await answers.OfFirmAsync(actor, About, nameof(WaitingValidationsQuery), () => ReadAsync(by));
    }

    private async Task<Waiting> ReadAsync(Caller by)
    {
        await using var db = await store.OpenToReadAsync(by);
        var waiting = db.OpenTasks.Where(t => t.Kind == TaskKind.Validation || t.Kind == TaskKind.ExtranetValidation);
        var first = await waiting.OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).Take(Shown)
            .Select(t => new Validation(t.Id, t.Subject, db.Clients.Where(c => c.Id == t.ClientId).Select(c => c.Name).FirstOrDefault(), t.CreatedAt)).ToListAsync();
        return new(first.Count < Shown ? first.Count : await waiting.CountAsync(), first);
    }
}
