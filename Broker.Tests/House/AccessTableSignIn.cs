using Broker.Core.SignIn;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    // Who comes with a link is not known yet: the link speaks for them, whoever else they are.
    private static readonly AccessRow[] AtTheDoor =
    [
        Row<InvitationQuery>(Everybody, (d, who, s) => d.RunAsync(who, new string('0', 64))),
        Row<AcceptInvitation>(Everybody, (d, who, s) => d.RunAsync(who, new() { Token = new string('0', 64) })),
        Row<NextDoorMail>(Machine, (d, who, s) => d.RunAsync(who), _ => true),
        Row<PostDoorMail>(Machine, (d, who, s) => d.RunAsync(who, Guid.NewGuid()), _ => true),
        // The machine goes first and lets them in, or not: after it, the others are told that it is decided.
        Row<AwaitingVisitorsQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<VisitorQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.VisitorTask)),
        Row<AdmitVisitor>(Brokers, (d, who, s) => d.RunAsync(who, s.Visitor)),
        Row<RefuseVisitor>(Brokers, (d, who, s) => d.RunAsync(who, new() { MembershipId = s.Visitor, Reason = "inconnu" })),
        Row<ResendInvitation>("++!" + "+!!!" + "-!+", (d, who, s) => d.RunAsync(who, s.Visitor), others: "- .... .. .. . . ."),
    ];
}
