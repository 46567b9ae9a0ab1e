using Broker.Core.Clients;
using Broker.Core.Contracts;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    /// <summary>A new contract: the actions and tasks the firm's rules ask for, in the same save.</summary>
    internal async Task SignedAsync(Contract contract, DateOnly today, CancellationToken ct)
    {
        var client = await Clients.AsNoTracking().SingleAsync(c => c.Id == contract.ClientId, ct);
        AddEvent(contract.ClientId, contract.Id, ContractEvents.Created, contract.Number);
        await PutActionsAsync(ActionTrigger.ContractSigned, client.Kind, contract.RiskId, contract.ProductId,
            new(contract.Id, client.Id, contract.Id, today), today, ct);
        await StartTasksAsync(TaskTrigger.ContractSigned, client.Id, contract.Id, client.HandlerId, today, ct);
    }

    /// <summary>The tasks that follow from what happened to a contract.</summary>
    internal async Task StartTasksAsync(TaskTrigger trigger, Contract contract, DateOnly today, CancellationToken ct) =>
        await StartTasksAsync(trigger, contract.ClientId, contract.Id, await Clients.Where(c => c.Id == contract.ClientId).Select(c => c.HandlerId).SingleAsync(ct), today, ct);
}
