using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>Makes or alters a predefined task; answers its id.</summary>
public sealed class SaveTaskTemplate(BrokerStore store)
{
    public sealed class Input
    {
        /// <summary>Null for a new one.</summary>
        public Guid? Id { get; set; }

        /// <summary>As it was read; a newer one means that somebody else saved meanwhile.</summary>
        public Guid? Version { get; set; }
        [Required, MaxLength(TaskTemplate.SubjectLength)] public string? Subject { get; set; }
        public TaskKind Kind { get; set; }
        public TaskTrigger Trigger { get; set; }
        public List<Guid> Recipients { get; set; } = [];
    }

    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageWorkSettings);
        if (Inputs.Check(input) is { } wrong) return wrong;

        var template = await FindAsync(db, input, ct);
        if (template is null) return Problem.Missing;
        if (input.Id is not null && input.Version != template.Version) return Problem.Stale;

        (template.Subject, template.Kind, template.Trigger) = (input.Subject!.Trim(), input.Kind, input.Trigger);
        if (CheckRecipients(template, input.Recipients, await StaffOnDuty.ReadAsync(db, ct)) is { } unfit) return unfit.At(nameof(Input.Recipients));
        var addressed = template.Address(input.Recipients);
        if (addressed.Failed) return addressed.Problem.At(nameof(Input.Recipients));

        db.Touch(template);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : template.Id;
    }

    private static async Task<TaskTemplate?> FindAsync(BrokerDb db, Input input, CancellationToken ct)
    {
        if (input.Id is { } id) return await db.TaskTemplates.Include(t => t.Recipients).SingleOrDefaultAsync(t => t.Id == id, ct);
        var created = new TaskTemplate { Subject = input.Subject!, Kind = input.Kind };
        db.Add(created);
        return created;
    }

    /// <summary>A validation sent only to people who may not decide would hold requests for ever, like one sent to nobody.</summary>
    private static Problem? CheckRecipients(TaskTemplate template, List<Guid> chosen, IReadOnlyList<StaffChoice> staff)
    {
        var people = chosen.Select(id => staff.FirstOrDefault(s => s.Id == id)).ToList();
        if (people.Contains(null)) return Problem.Missing;
        var decides = template.Kind is TaskKind.Validation or TaskKind.ExtranetValidation;
        return decides && people.FirstOrDefault(p => !p!.MayDecide) is { } powerless
            ? Problem.Of("task-template.recipient-cannot-decide", powerless.Name)
            : null;
    }
}
