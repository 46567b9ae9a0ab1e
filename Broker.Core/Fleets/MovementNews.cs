using Broker.Core.Access;
using Broker.Core.Fleets;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    /// <summary>What a client reports is told to those of the firm it turns to, once for all that was sent together.</summary>
    internal async Task TellOfMovementsAsync(ContractFleet fleet, IReadOnlyList<ItemMovement> movements, CancellationToken ct)
    {
        if (!fleet.ByClient || movements.Count == 0) return;
        var client = await Clients.Where(c => c.Id == fleet.Contract.ClientId).Select(c => c.Name).SingleAsync(ct);
        var what = movements.Count == 1 ? movements[0].Label : $"{movements.Count}";
        var link = fleet.Waits ? $"/fleet/movements?client={fleet.Contract.ClientId}" : $"/clients/{fleet.Contract.ClientId}/contracts/{fleet.Contract.Id}?tab=items&show=movements";
        await TellCorrespondentsAsync(fleet.Contract.ClientId, movements.Count == 1 ? "notice.movement-reported" : "notice.movements-reported",
            [client, ContractFleet.KindOf(movements[0]), what, fleet.Contract.Number], link, ct);
    }

    /// <summary>What the firm decided is told to those who asked, once each.</summary>
    internal void TellAskers(ContractFleet fleet, IEnumerable<ItemMovement> decided)
    {
        foreach (var asked in decided.Where(m => m.Origin != MovementOrigin.Staff && m.AskedById is not null).GroupBy(m => (m.AskedById!.Value, Accepted: m.State != MovementState.Refused)))
        {
            List<ItemMovement> all = [.. asked];
            var code = (all.Count, asked.Key.Accepted) switch
            {
                (1, true) => "notice.movement-accepted", (1, false) => "notice.movement-refused", (_, true) => "notice.movements-accepted", _ => "notice.movements-refused",
            };
            Add(new Notification
            {
                PersonId = asked.Key.Value, At = Clock.GetUtcNow().UtcDateTime, Code = code,
                Args = [ContractFleet.KindOf(all[0]), all.Count == 1 ? all[0].Label : $"{all.Count}", fleet.Contract.Number], Link = $"/space/{fleet.Contract.ClientId}/fleet/{fleet.Contract.Id}",
            });
        }
    }
}
