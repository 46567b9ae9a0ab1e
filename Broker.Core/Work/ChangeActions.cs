using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>One change to many actions at once: those it fails on are told, with why; the others are changed.</summary>
public sealed class ChangeActions(BrokerStore store, FirmClock clock)
{
    public const int Most = 500;

    public sealed class Input
    {
        public List<Line> Lines { get; set; } = [];

        /// <summary>The one thing to do: another status, another person (or nobody), or taking them away.</summary>
        public Guid? StatusId { get; set; }
        public bool Reassign { get; set; }
        public Guid? AssigneeId { get; set; }
        public bool Remove { get; set; }
    }

    /// <param name="Version">As it was read.</param>
    public sealed record Line(Guid Id, Guid Version, string Name);

    public sealed record Outcome(int Done, IReadOnlyList<Failure> Failures);

    public sealed record Failure(Guid Id, string Name, Problem Problem);

    public async Task<Result<Outcome>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        if (input.Lines.Count > Most) return Problem.Of("actions.too-many", Most);
        for (var attempt = 1; ; attempt++)
        {
            var changed = await ChangeAsync(by, input, ct);
            // Somebody changed one of them between reading and saving: looked at again, that one is told apart.
            if (changed.Problem != Problem.Stale || attempt == 5) return changed;
        }
    }

    private async Task<Result<Outcome>> ChangeAsync(Caller by, Input input, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageActions);
        if (input.StatusId is { } status && !await db.ActionStatuses.AnyAsync(s => s.Id == status, ct)) return Problem.Missing.At(nameof(Input.StatusId));
        if (input is { Reassign: true, AssigneeId: { } person } && !await db.IsOnDutyAsync(person, ct)) return Problem.Missing.At(nameof(Input.AssigneeId));

        var ids = input.Lines.Select(l => l.Id).ToList();
        var actions = await db.Actions.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, ct);
        var failures = new List<Failure>();
        var done = 0;
        foreach (var line in input.Lines.DistinctBy(l => l.Id))
        {
            if (!actions.TryGetValue(line.Id, out var action)) failures.Add(new(line.Id, line.Name, Problem.Missing));
            else if (action.Version != line.Version) failures.Add(new(line.Id, action.Name, Problem.Stale));
            else
            {
                Apply(db, action, input);
                done++;
            }
        }
        if (input is { Reassign: true, AssigneeId: { } receiver } && receiver != db.Actor.PersonId && done > 0)
            db.Add(new Notification { PersonId = receiver, At = clock.Now, Code = "notice.actions-assigned", Args = [db.Actor.Name, done.ToString(System.Globalization.CultureInfo.InvariantCulture)], Link = "/actions?whose=Mine" });
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : new Outcome(done, failures);
    }

    private static void Apply(BrokerDb db, ClientAction action, Input input)
    {
        if (input.Remove) db.Remove(action);
        if (input.StatusId is { } status) action.StatusId = status;
        if (input.Reassign) action.AssigneeId = input.AssigneeId;
    }
}
