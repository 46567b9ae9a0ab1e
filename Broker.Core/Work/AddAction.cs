using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>An action put on a client by hand, free or of one of the firm's kinds (D-60).</summary>
public sealed class AddAction(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid ClientId { get; set; }

        /// <summary>Says the due date and who does it, where these are left open.</summary>
        public Guid? KindId { get; set; }
        [Required, MaxLength(ClientAction.NameLength)] public string? Name { get; set; }

        /// <summary>Without one: the first that is not a finished one.</summary>
        public Guid? StatusId { get; set; }
        public DateOnly? DueOn { get; set; }

        /// <summary>Without: the kind's own choice, else whoever is in charge of the client.</summary>
        public Guid? AssigneeId { get; set; }
    }

    /// <returns>The action's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageActions);
        if (Inputs.Check(input) is { } problem) return problem;
        if (!await db.Clients.AnyAsync(c => c.Id == input.ClientId, ct)) return Problem.Missing;
        if (input.AssigneeId is { } chosen && !await db.IsOnDutyAsync(chosen, ct)) return Problem.Missing.At(nameof(Input.AssigneeId));
        var kind = input.KindId is null ? null : await db.ActionKinds.AsNoTracking().SingleOrDefaultAsync(k => k.Id == input.KindId, ct);
        if (kind is null && input.KindId is not null) return Problem.Missing.At(nameof(Input.KindId));

        var statuses = input.StatusId is { } id ? db.ActionStatuses.Where(s => s.Id == id) : db.ActionStatuses.Where(s => !s.Finished);
        if (await statuses.OrderBy(s => s.Position).FirstOrDefaultAsync(ct) is not { } status) return Problem.Missing.At(nameof(Input.StatusId));

        var action = db.Add(new ClientAction
        {
            ClientId = input.ClientId, KindId = kind?.Id, Name = input.Name!.Trim(), StatusId = status.Id, CreatedAt = clock.Now,
            DueOn = input.DueOn ?? (kind?.DueInDays is { } days ? clock.Today.AddDays(days) : null), AssigneeId = input.AssigneeId ?? kind?.AssigneeId,
        }).Entity;
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : action.Id;
    }
}
