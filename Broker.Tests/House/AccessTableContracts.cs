using Broker.Core.Contracts;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    private static readonly AccessRow[] Introducers =
    [
        Row<IntroducersQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<IntroducerNamesQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<SaveIntroducer>(Administrators, (d, who, s) => d.RunAsync(who, new() { Name = $"Apporteur {Guid.NewGuid():N}" })),
        Row<RemoveIntroducer>(Administrators, (d, who, s) => d.RunAsync(who, s.Introducer)),
        Row<ChangeIntroducer>("++!" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, new() { Contracts = new() { Ids = [s.Contract] } })),
        Row<ExportContracts>("+++" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, new() { Contracts = new() { Ids = [s.Contract] } })),
    ];
}
