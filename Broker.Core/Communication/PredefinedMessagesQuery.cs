using Broker.Core.Access;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication;

/// <summary>The firm's predefined messages, and what one may choose for them.</summary>
public sealed class PredefinedMessagesQuery(BrokerStore store)
{
    public sealed record PredefinedRow(Guid Id, Guid Version, string Name, string Subject, string Body, bool Active, TaskTrigger Trigger, bool ToClient, bool ToHandler,
        IReadOnlyList<Guid> Roles, Guid? ValidationId);

    public sealed record Choice(Guid Id, string Name);

    /// <param name="Roles">Retired ones too, for the messages that name them.</param>
    /// <param name="Tags">As one writes them: English, then French.</param>
    public sealed record PredefinedList(IReadOnlyList<PredefinedRow> Rows, IReadOnlyList<ListValuesQuery.ListRow> Roles, IReadOnlyList<Choice> Validations, IReadOnlyList<(string English, string French)> Tags);

    public async Task<PredefinedList> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageTemplates);
        var rows = await db.PredefinedMessages.AsNoTracking().Include(m => m.Roles).ToListAsync(ct);
        return new(
            [.. rows.OrderBy(m => m.Name, StringComparer.CurrentCultureIgnoreCase)
                .Select(m => new PredefinedRow(m.Id, m.Version, m.Name, m.Subject, m.Body, m.Active, m.Trigger, m.ToClient, m.ToHandler, [.. m.Roles.Select(r => r.RoleId)], m.ValidationId))],
            await db.ListValues.Where(v => v.List == ListKind.UserRole).OrderBy(v => v.Position).ThenBy(v => v.Name).Select(v => new ListValuesQuery.ListRow(v.Id, v.Name, v.Code, v.Retired)).ToListAsync(ct),
            await db.TaskTemplates.Where(t => t.Kind == TaskKind.Validation && (t.Active || db.PredefinedMessages.Any(m => m.ValidationId == t.Id))).OrderBy(t => t.Subject).Select(t => new Choice(t.Id, t.Subject)).ToListAsync(ct),
            MessageTags.Offered);
    }
}
