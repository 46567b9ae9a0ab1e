using Broker.Core.Accounts;
using Broker.Core.Claims;
using Broker.Core.Complaints;
using Broker.Core.Clients;
using Broker.Core.Contracts;
using Broker.Core.Staff;
using Broker.Core.Work;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    /// <summary>The dashboard and its figures.</summary>
    private static readonly AccessRow[] Home =
    [
        Row<ActionFiguresQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<FirstToDoQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<TaskFiguresQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<WaitingValidationsQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<ClientFiguresQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<PortfolioQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<ExpiringContractsQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<ClaimFiguresQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<ComplaintFiguresQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<LateReceiptsQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<PremiumsByMonthQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<DashboardQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        // The firm's own machine has no dashboard to arrange.
        Row<ArrangeDashboard>("+++" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, new() { Tiles = ["actions"] })),
    ];
}
