using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication;

/// <summary>Writes or alters a predefined message; answers its id.</summary>
public sealed class SavePredefinedMessage(BrokerStore store)
{
    public sealed class Input
    {
        /// <summary>Null for a new one.</summary>
        public Guid? Id { get; set; }
        public Guid? Version { get; set; }
        [Required, MaxLength(PredefinedMessage.NameLength)] public string? Name { get; set; }
        [Required, MaxLength(Message.SubjectLength)] public string? Subject { get; set; }
        [Required, MaxLength(Message.BodyLength)] public string? Body { get; set; }
        public bool Active { get; set; } = true;
        public TaskTrigger Trigger { get; set; }
        public bool ToClient { get; set; }
        public bool ToHandler { get; set; }
        public List<Guid> Roles { get; set; } = [];
        public Guid? ValidationId { get; set; }

        public static Input Of(PredefinedMessagesQuery.PredefinedRow row) => new()
        {
            Id = row.Id, Version = row.Version, Name = row.Name, Subject = row.Subject, Body = row.Body, Active = row.Active, Trigger = row.Trigger,
            ToClient = row.ToClient, ToHandler = row.ToHandler, Roles = [.. row.Roles], ValidationId = row.ValidationId,
        };
    }

    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageTemplates);
        if (Inputs.Check(input) is { } wrong) return wrong;
        if ((MessageTags.Check(input.Subject!, nameof(Input.Subject)) ?? MessageTags.Check(input.Body!, nameof(Input.Body))) is { } tag) return tag;

        var name = input.Name!.Trim();
        var message = input.Id is { } id ? await db.PredefinedMessages.Include(m => m.Roles).SingleOrDefaultAsync(m => m.Id == id, ct)
            : db.Add(new PredefinedMessage { Name = name, Subject = input.Subject!, Body = input.Body! }).Entity;
        if (message is null) return Problem.Missing;
        if (input.Id is not null && message.Version != input.Version) return Problem.Stale;
        if (await RefuseAsync(db, message, input, ct) is { } refusal) return refusal;

        (message.Name, message.Subject, message.Body) = (name, MailAddresses.OneLine(input.Subject!), input.Body!.Trim().ReplaceLineEndings("\n"));
        (message.Active, message.Trigger, message.ValidationId) = (input.Active, input.Trigger, input.ValidationId);
        var added = message.Address(input.ToClient, input.ToHandler, input.Roles);
        if (input.Id is not null) db.AddRange(added);
        db.Touch(message);
        var saved = await db.SaveAsync(ct);
        return !saved.Failed ? message.Id : saved.Problem == Problem.Taken ? new Problem("predefined.name-taken", nameof(Input.Name)) : saved.Problem;
    }

    private static async Task<Problem?> RefuseAsync(BrokerDb db, PredefinedMessage message, Input input, CancellationToken ct)
    {
        if (input.Trigger != TaskTrigger.None && !input.ToClient && !input.ToHandler && input.Roles.Count == 0) return new Problem("predefined.to-whom", nameof(Input.Roles));
        var here = message.Roles.Select(r => r.RoleId).ToHashSet();
        var chosen = input.Roles.Distinct().ToList();
        if (await db.ListValues.CountAsync(v => chosen.Contains(v.Id) && v.List == ListKind.UserRole && (!v.Retired || here.Contains(v.Id)), ct) < chosen.Count) return Problem.Missing.At(nameof(Input.Roles));
        return input.ValidationId is { } validation && !await db.TaskTemplates.AnyAsync(t => t.Id == validation && t.Kind == TaskKind.Validation && (t.Active || message.ValidationId == validation), ct)
            ? Problem.Missing.At(nameof(Input.ValidationId))
            : null;
    }
}
