using Broker.Core.Access;
using Broker.Core.Demo;
using Broker.Core.Extranet;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    private static readonly AccessRow[] Space =
    [
        Row<FeaturesQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<SwitchFeature>(Administrators, (d, who, s) => d.RunAsync(who, new() { Feature = Feature.DeclareClaims, On = false })),
        Row<ClientFeaturesQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Client), _ => true),
        Row<SwitchClientFeatures>(Brokers, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, Buildings = true })),
        Row<SetGroupAccess>(Brokers, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, On = true, Identifier = Cast.GroupIdentifier })),
        // Of the clients' people, who manages the others; it says no to all of these, who have no session.
        Row<EnterGroup>("!!!" + "+!!!" + "+!+", (d, who, s) => d.RunAsync(who, new() { Identifier = Cast.GroupIdentifier, Password = Cast.Password }), others: NotForProspects),
        // Each into the account the call itself names: their own.
        Row<SwitchSpace>("---" + "+++-" + "+--", (d, who, s) => d.RunAsync(who)),
        Row<EnvironmentsQuery>("!!!" + "+++!" + "+!-", (d, who, s) => d.RunAsync(who), answer => ((EnvironmentsQuery.Environments)answer!).Accounts.Count > 0),
    ];
}
