using Broker.Core.Clients;
using Broker.Core.Work.Calendars;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    private static readonly AccessRow[] Calendars =
    [
        Row<ReachQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Client)),
        Row<CalendarsQuery>(AllStaff, (d, who, s) => d.RunAsync(who), _ => true),
        // A calendar is somebody's: the machine has none.
        Row<SaveCalendar>("+++" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, new() { Name = "Mon agenda" })),
        Row<RenewCalendar>("---" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, Guid.NewGuid())),
        Row<RemoveCalendar>("---" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, Guid.NewGuid())),
        // Its address is the key, whoever has it: without one nobody reads anything.
        Row<ReadCalendar>("---" + "----" + "---", (d, who, s) => d.RunAsync(who, Guid.NewGuid(), "secret")),
    ];
}
