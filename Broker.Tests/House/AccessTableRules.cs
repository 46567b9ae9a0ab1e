using Broker.Core.Contracts;
using Broker.Core.Work;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    private static readonly AccessRow[] Cover =
    [
        Row<ContractCoverQuery>(StaffAndContactsOfTheContract, (d, who, s) => d.RunAsync(who, s.Contract), others: NotForProspects),
        Row<CoverChoicesQuery>(Brokers, (d, who, s) => d.RunAsync(who, s.Contract)),
        Row<SaveContractGuarantees>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { ContractId = s.Contract, Version = await s.VersionAsync<Contract>(s.Contract) })),
        Row<SaveEndorsement>(Brokers, (d, who, s) => d.RunAsync(who, new() { ContractId = s.Contract, EffectiveOn = World.World.Today })),
        Row<RemoveEndorsement>("--!" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, Guid.NewGuid())),
        Row<UserListNamesQuery>(AllStaff, (d, who, s) => d.RunAsync(who), _ => true),
    ];
}
