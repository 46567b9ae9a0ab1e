using Broker.Core.Clients;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    /// <summary>A new client: the actions and tasks the firm's rules ask for, in the same save.</summary>
    public async Task WelcomeAsync(Client client, DateOnly today, CancellationToken ct)
    {
        AddEvent(client.Id, null, ClientEvents.Created, client.Name);
        await PutActionsAsync(ActionTrigger.ClientCreated, client.Kind, null, null, new(client.Id, client.Id, null, today), today, ct);
        await StartTasksAsync(TaskTrigger.ClientCreated, client.Id, null, client.HandlerId, today, ct);
    }

    /// <summary>A client has moved: its history says so, and whoever is to know gets their task.</summary>
    public async Task TellMoveAsync(Client client, string before, DateOnly today, CancellationToken ct)
    {
        AddEvent(client.Id, null, SaveClient.AddressChanged, before, client.Address);
        await StartTasksAsync(TaskTrigger.AddressChanged, client.Id, null, client.HandlerId, today, ct);
    }

    /// <summary>The actions of every rule that fits what just happened.</summary>
    internal async Task PutActionsAsync(ActionTrigger trigger, ClientKind kind, Guid? riskId, Guid? productId, ActionSubject subject, DateOnly today, CancellationToken ct)
    {
        var rules = await ActionRules.AsNoTracking().Where(r => r.Active && r.Trigger == trigger
            && (r.ClientKind == null || r.ClientKind == kind) && (r.RiskId == null || r.RiskId == riskId) && (r.ProductId == null || r.ProductId == productId)).ToListAsync(ct);
        if (rules.Count == 0 || await FirstStatusAsync(ct) is not { } status) return;
        foreach (var rule in rules) PutAction(rule, await ActionKinds.AsNoTracking().SingleAsync(k => k.Id == rule.KindId, ct), subject, status, today);
    }

    /// <summary>One rule on one subject.</summary>
    internal void PutAction(ActionRule rule, ActionKind kind, ActionSubject subject, Guid statusId, DateOnly today)
    {
        Add(new ActionOccasion { ClientId = subject.ClientId, RuleId = rule.Id, SubjectId = subject.Id, On = subject.On });
        Add(new ClientAction
        {
            ClientId = subject.ClientId, ContractId = subject.ContractId, KindId = kind.Id, Name = kind.Name, StatusId = statusId,
            AssigneeId = kind.AssigneeId, CreatedAt = Clock.GetUtcNow().UtcDateTime,
            DueOn = kind.DueInDays is { } days ? today.AddDays(days) : ActionRule.IsForeseen(rule.Trigger) ? subject.On : null,
        });
    }

    /// <summary>The one new actions begin with: the first that is not a finished one.</summary>
    internal async Task<Guid?> FirstStatusAsync(CancellationToken ct) =>
        await ActionStatuses.Where(s => !s.Finished).OrderBy(s => s.Position).Select(s => (Guid?)s.Id).FirstOrDefaultAsync(ct);
}
