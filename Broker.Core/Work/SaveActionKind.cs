using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>A kind of action the firm offers, or an existing one's settings.</summary>
public sealed class SaveActionKind(BrokerStore store)
{
    public sealed class Input
    {
        /// <summary>None for a new one.</summary>
        public Guid? Id { get; set; }
        public Guid? Version { get; set; }
        [Required, MaxLength(ClientAction.NameLength)] public string? Name { get; set; }
        [Range(0, ActionKind.MostDays)] public int? DueInDays { get; set; }
        public Guid? AssigneeId { get; set; }
        public bool Retired { get; set; }

        public static Input Of(ActionKindsQuery.KindRow row) => new()
        {
            Id = row.Id, Version = row.Version, Name = row.Name, DueInDays = row.DueInDays, AssigneeId = row.AssigneeId, Retired = row.Retired,
        };
    }

    /// <returns>The kind's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageWorkSettings);
        if (Inputs.Check(input) is { } problem) return problem;

        var name = input.Name!.Trim();
        var kind = input.Id is { } id ? await db.ActionKinds.SingleOrDefaultAsync(k => k.Id == id, ct) : db.Add(new ActionKind { Name = name }).Entity;
        if (kind is null) return Problem.Missing;
        if (input.Id is not null && kind.Version != input.Version) return Problem.Stale;
        if (input.AssigneeId is { } person && person != kind.AssigneeId && !await db.IsOnDutyAsync(person, ct)) return Problem.Missing.At(nameof(Input.AssigneeId));

        (kind.Name, kind.DueInDays, kind.AssigneeId, kind.Retired) = (name, input.DueInDays, input.AssigneeId, input.Retired);
        var saved = await db.SaveAsync(ct);
        return !saved.Failed ? kind.Id : saved.Problem == Problem.Taken ? new Problem("action-kind.name-taken", nameof(Input.Name)) : saved.Problem;
    }
}
