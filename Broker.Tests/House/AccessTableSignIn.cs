using Broker.Core.Demo;
using Broker.Core.SignIn;
using Broker.Core.Staff;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    // Who comes with a link is not known yet: the link speaks for them, whoever else they are.
    private static readonly AccessRow[] AtTheDoor =
    [
        Row<InvitationQuery>(Everybody, (d, who, s) => d.RunAsync(who, new string('0', 64))),
        Row<AcceptInvitation>(Everybody, (d, who, s) => d.RunAsync(who, new() { Token = new string('0', 64) })),
        Row<AskCode>(Everybody, (d, who, s) => d.RunAsync(who, new() { Email = "personne@nulle-part.example" })),
        Row<EnterWithCode>(Everybody, (d, who, s) => d.RunAsync(who, new() { Email = "personne@nulle-part.example", Code = "00000" })),
        Row<EnterWithPassword>(Everybody, (d, who, s) => d.RunAsync(who, new() { Identifier = "personne@nulle-part.example", Password = "orage-lampadaire-42" })),
        Row<AskPasswordReset>(Everybody, (d, who, s) => d.RunAsync(who, new() { Email = "personne@nulle-part.example" })),
        Row<ResetLinkQuery>(Everybody, (d, who, s) => d.RunAsync(who, new string('0', 64))),
        Row<ResetPassword>(Everybody, (d, who, s) => d.RunAsync(who, new() { Token = new string('0', 64), Password = "orage-lampadaire-42" })),
        Row<RegisterProspect>(Everybody, (d, who, s) => d.RunAsync(who, new() { FirstName = "Paul", LastName = "Ferrand", Email = "paul@ventoux.example" })),
        Row<RegistrationQuery>(Everybody, (d, who, s) => d.RunAsync(who, new string('0', 64))),
        Row<ConfirmRegistration>(Everybody, (d, who, s) => d.RunAsync(who, new() { Token = new string('0', 64), Password = "orage-lampadaire-42" })),
        Row<SignInWaysQuery>(Everybody, (d, who, s) => d.RunAsync(who)),
        Row<SaveSignInWays>(Administrators, (d, who, s) => d.RunAsync(who, new())),
        Row<MySignInsQuery>(Everybody, (d, who, s) => d.RunAsync(who, null)),
        Row<EndMySessions>("+++" + "++++" + "+--", (d, who, s) => d.RunAsync(who, new string('0', 64))),
        Row<ClientSignInsQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Client), _ => true),
        Row<SecondFactorQuery>(Machine, (d, who, s) => d.RunAsync(who, Cast.Theo.Id)),
        Row<RecordSignIn>(Machine, (d, who, s) => d.RunAsync(who, new() { PersonId = Cast.Luc.Id, Way = SignInWay.Password, Outcome = SignInOutcome.In })),
        Row<TellChanged>(Machine, (d, who, s) => d.RunAsync(who, Cast.Luc.Id)),
        Row<TouchSession>(Machine, (d, who, s) => d.RunAsync(who, new string('0', 64))),
        Row<NextDoorMail>(Machine, (d, who, s) => d.RunAsync(who), _ => true),
        Row<PostDoorMail>(Machine, (d, who, s) => d.RunAsync(who, Guid.NewGuid()), _ => true),
        // The machine goes first and lets them in, or not: after it, the others are told that it is decided.
        Row<AwaitingVisitorsQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<VisitorQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.VisitorTask)),
        Row<AdmitVisitor>(Brokers, (d, who, s) => d.RunAsync(who, s.Visitor)),
        Row<RefuseVisitor>(Brokers, (d, who, s) => d.RunAsync(who, new() { MembershipId = s.Visitor, Reason = "inconnu" })),
        Row<ResendInvitation>("++!" + "+!!!" + "-!+", (d, who, s) => d.RunAsync(who, s.Visitor), others: "- .... .. .. . ! ."),
    ];
}
