using Broker.Core.Access;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>What the form of a task offers: people, lists, templates, entry kinds; and what the task is made from.</summary>
public sealed class TaskChoicesQuery(BrokerStore store)
{
    /// <param name="Name">Null for a list that ships: its name is a text.</param>
    public sealed record ListChoice(Guid Id, string? Name, SystemList? System, int People);

    public sealed record Choice(Guid Id, string Name);

    /// <summary>R-TSK-05: what a template fills in, all of it still editable.</summary>
    public sealed record Prefill(Guid Id, string Subject, TaskKind Kind, int PlannedInDays, TimeOnly? TimeLimit, Guid? EntryKindId, bool Urgent, string? Description,
        bool OnlyOnceDue, IReadOnlyList<Guid> People, IReadOnlyList<Guid> Lists);

    /// <summary>The line of history or the mail a task is made from, and the client it is about.</summary>
    public sealed record Origin(Guid? EventId, string? Code, IReadOnlyList<string> Args, Guid ClientId, string Client, Guid? ContractId)
    {
        /// <summary>Subject and sender of the mail.</summary>
        public string? Mail { get; init; }
        public string? Sender { get; init; }
    }

    public sealed record Choices(IReadOnlyList<StaffChoice> People, IReadOnlyList<ListChoice> Lists, IReadOnlyList<Prefill> Templates, IReadOnlyList<Choice> EntryKinds, Origin? From, Guid? Me);

    /// <param name="eventId">The line of history it is made from.</param>
    /// <param name="clientId">Or only the client it is about.</param>
    /// <param name="messageId">Or the mail it is made from.</param>
    public async Task<Choices> RunAsync(Caller by, Guid? eventId = null, Guid? clientId = null, Guid? messageId = null, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageActions);
        var templates = await db.TaskTemplates.AsNoTracking().Include(t => t.Recipients).Include(t => t.Groups)
            .Where(t => t.Active && t.Kind != TaskKind.ExtranetValidation).OrderBy(t => t.Subject).ToListAsync(ct);
        return new(
            await db.StaffOnDutyAsync(ct),
            await db.UserLists.AsNoTracking().OrderBy(l => l.System != null).ThenBy(l => l.Name).Select(l => new ListChoice(l.Id, l.Name, l.System, l.Members.Count)).ToListAsync(ct),
            [.. templates.Select(t => new Prefill(t.Id, t.Subject, t.Kind, t.PlannedInDays, t.TimeLimit, t.EntryKindId, t.Urgent, t.Description, t.OnlyOnceDue,
                [.. t.Recipients.Select(r => r.PersonId)], [.. t.Groups.Select(g => g.ListId)]))],
            await db.ListValues.Where(v => v.List == ListKind.TaskEntryKind && !v.Retired).OrderBy(v => v.Position).ThenBy(v => v.Name).Select(v => new Choice(v.Id, v.Name)).ToListAsync(ct),
            await FromAsync(db, eventId, clientId, messageId, ct), db.Actor.PersonId);
    }

    private static async Task<Origin?> FromAsync(BrokerDb db, Guid? eventId, Guid? clientId, Guid? messageId, CancellationToken ct)
    {
        if (eventId is { } id)
            return await (from e in db.Events join c in db.Clients on e.ClientId equals c.Id where e.Id == id select new Origin(e.Id, e.Code, e.Args, c.Id, c.Name, e.ContractId)).SingleOrDefaultAsync(ct);
        if (messageId is { } mail)
            return await (from m in db.ReceivedMails
                          join c in db.Clients on m.ClientId equals c.Id
                          where m.Id == mail
                          select new Origin(null, null, new List<string>(), c.Id, c.Name, null) { Mail = m.Subject, Sender = m.From }).SingleOrDefaultAsync(ct);
        return clientId is null ? null : await db.Clients.Where(c => c.Id == clientId).Select(c => new Origin(null, null, new List<string>(), c.Id, c.Name, null)).SingleOrDefaultAsync(ct);
    }
}
