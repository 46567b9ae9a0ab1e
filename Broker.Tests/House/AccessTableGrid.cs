using Broker.Core.Demo;
using Broker.Core.Fleets;
using Broker.Core.Products;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    private static readonly AccessRow[] Grid =
    [
        Row<FleetRowsQuery>(StaffAndItsContacts, (d, who, s) => d.RunAsync(who, Whole(s)), answer => ((FleetRowsQuery.Block)answer!).Rows.Count > 0, NotForProspects),
        Row<FleetTotalsQuery>(StaffAndItsContacts, (d, who, s) => d.RunAsync(who, Whole(s)), answer => ((FleetTotalsQuery.Totals)answer!).Count > 0, NotForProspects),
        Row<FleetIdsQuery>(StaffAndItsContacts, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, All = Whole(s) }, 1_000)),
        Row<FleetContractsQuery>(StaffAndItsContacts, (d, who, s) => d.RunAsync(who, s.Client), others: NotForProspects),
    ];

    private static FleetFilter Whole(AccessScene scene) => new() { ClientId = scene.Client, ContractId = Cast.Fleet.Id, Kind = ItemKind.Vehicle, State = FleetState.All };
}
