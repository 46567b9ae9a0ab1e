using Broker.Core.Storage;

namespace Broker.Core.Work;

/// <summary>An action as lists show it.</summary>
/// <param name="AssigneeId">The one it was given to, else whoever is in charge of the client.</param>
public sealed record ActionLine(Guid Id, Guid Version, Guid ClientId, string Client, string Name, Guid StatusId, string Status, bool Finished, DateOnly? DueOn,
    Guid? AssigneeId, string? Assignee);

internal static class ActionLines
{
    /// <summary>What remains first, by due date.</summary>
    public static IQueryable<ActionLine> Of(BrokerDb db, IQueryable<ClientAction> actions) =>
        from action in actions
        join status in db.ActionStatuses on action.StatusId equals status.Id
        join client in db.Clients on action.ClientId equals client.Id
        orderby status.Finished, action.DueOn == null, action.DueOn, action.Id
        select new ActionLine(action.Id, action.Version, client.Id, client.Name, action.Name, status.Id, status.Name, status.Finished, action.DueOn,
            action.AssigneeId ?? client.HandlerId, db.Users.Where(p => p.Id == (action.AssigneeId ?? client.HandlerId)).Select(p => p.FirstName + " " + p.LastName).FirstOrDefault());
}
