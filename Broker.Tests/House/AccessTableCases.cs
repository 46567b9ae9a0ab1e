using Broker.Core.Claims;
using Broker.Core.Contracts;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    private static readonly AccessRow[] Cases =
    [
        Row<PortfolioFiltersQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<ClaimsQuery>(AllStaff, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client })),
        Row<ClaimQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Claim)),
        Row<SaveClaim>(Brokers, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, ContractId = s.Contract, OccurredOn = World.World.Today, DeclaredOn = World.World.Today })),
        Row<CloseClaim>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { ClaimId = s.Claim, Version = await s.VersionAsync<Claim>(s.Claim), Outcome = ClaimOutcome.Settled })),
        Row<ReopenClaim>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { ClaimId = s.Claim, Version = await s.VersionAsync<Claim>(s.Claim), Reason = "suite" })),
    ];
}
