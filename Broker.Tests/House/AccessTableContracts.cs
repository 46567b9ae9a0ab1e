using Broker.Core.Contracts;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    private static readonly AccessRow[] Introducers =
    [
        Row<IntroducersQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<IntroducerNamesQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<SaveIntroducer>(Administrators, (d, who, s) => d.RunAsync(who, new() { Name = $"Apporteur {Guid.NewGuid():N}" })),
        Row<RemoveIntroducer>(Administrators, async (d, who, s) => await d.RunAsync(who, (await s.World.Desk<SaveIntroducer>().RunAsync(s.World.Helene, new() { Name = $"Apporteur {Guid.NewGuid():N}" })).Value)),
        Row<ChangeIntroducer>("++!" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, new() { Contracts = new() { Ids = [s.Contract] } })),
        Row<ExportContracts>("+++" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, new() { Contracts = new() { Ids = [s.Contract] } })),
    ];
}
