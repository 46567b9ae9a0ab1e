using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>The whole list as the administrator wants it, in their order: what is not in it any more is removed.</summary>
public sealed class SaveActionStatuses(BrokerStore store)
{
    public sealed class Input
    {
        public List<Row> Rows { get; set; } = [];
    }

    public sealed class Row
    {
        /// <summary>None for a new one.</summary>
        public Guid? Id { get; set; }
        [Required, MaxLength(ActionStatus.NameLength)] public string? Name { get; set; }
        public bool Finished { get; set; }
        public StatusColour Colour { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageWorkSettings);
        if (input.Rows.Select(Inputs.Check).FirstOrDefault(found => found is not null) is { } problem) return problem;
        if (input.Rows.GroupBy(r => r.Name!.Trim(), StringComparer.CurrentCultureIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return Problem.Of("action-status.twice", twice.Key);
        if (input.Rows.All(r => r.Finished)) return new Problem("action-status.none-open");

        var present = await db.ActionStatuses.ToListAsync(ct);
        var gone = present.Where(s => input.Rows.All(r => r.Id != s.Id)).ToList();
        foreach (var status in gone)
            if (await db.Actions.Where(a => a.StatusId == status.Id).GroupBy(a => a.ClientId).Select(g => g.Count()).ToListAsync(ct) is { Count: > 0 and var clients } uses)
                return Problem.Of("action-status.in-use", status.Name, uses.Sum(), clients);

        db.RemoveRange(gone);
        for (var position = 0; position < input.Rows.Count; position++)
        {
            var row = input.Rows[position];
            var status = present.Find(s => s.Id == row.Id) ?? db.Add(new ActionStatus { Name = row.Name!.Trim() }).Entity;
            (status.Name, status.Finished, status.Colour, status.Position) = (row.Name!.Trim(), row.Finished, row.Colour, position);
        }
        return await db.SaveAsync(ct);
    }
}
