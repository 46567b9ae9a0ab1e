using Broker.Core.Certificates;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    private static readonly AccessRow[] FleetPapers =
    [
        Row<GiveVehicleMemo>(StaffAndItsContacts, (d, who, s) => d.RunAsync(who, s.Item), others: NotForProspects),
        Row<PrintFleetPapers>("++!" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, new() { Items = new() { ClientId = s.Client, Ids = [s.Item] } })),
    ];
}
