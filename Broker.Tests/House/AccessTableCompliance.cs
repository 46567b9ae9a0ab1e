using Broker.Core.Clients;
using Broker.Core.Compliance;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    private static readonly AccessRow[] Compliance =
    [
        Row<FreezeQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Client), _ => true),
        Row<RecordFreezeCheck>(Brokers, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, Outcome = FreezeOutcome.NoMatch, TypeName = "Gel" })),
    ];
}
