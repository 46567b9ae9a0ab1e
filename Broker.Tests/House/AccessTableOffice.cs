using Broker.Core.Certificates;
using Broker.Core.Demo;
using Broker.Core.Staff;
using Broker.Core.Work;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    private static readonly AccessRow[] Office =
    [
        Row<ActionsQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Client)),
        Row<ActionStatusesQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<UsedActionStatusesQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<OutstandingActionsQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<AddAction>(AllStaff, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, Name = "Rappeler" })),
        Row<ChangeActionStatus>(AllStaff, async (d, who, s) => await d.RunAsync(who, new() { ActionId = s.Action, StatusId = s.Status, Version = await s.VersionAsync<ClientAction>(s.Action) })),
        // The machine goes first and takes the action away: the others no longer find it.
        Row<RemoveAction>("---" + "!!!!" + "!!+", (d, who, s) => d.RunAsync(who, s.Action)),
        Row<SaveActionStatuses>(Administrators, (d, who, s) => d.RunAsync(who, new() { Rows = [new() { Id = s.Status, Name = "À faire" }] })),
        Row<EventsQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Client)),
        Row<AddNote>(AllStaff, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, Text = "Vu ce matin" })),

        Row<TasksQuery>(AllStaff, (d, who, s) => d.RunAsync(who, new())),
        Row<TaskQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Task)),
        Row<WorkCountersQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<TaskTemplatesQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<SaveTaskTemplate>(Administrators, (d, who, s) => d.RunAsync(who, new() { Subject = "Relire", Kind = TaskKind.Action, Recipients = [Cast.Theo.Id] })),
        Row<RemoveTaskTemplate>("-!!" + "!!!!" + "!!+", (d, who, s) => d.RunAsync(who, s.TaskTemplate)),
        Row<NotificationsQuery>(Everybody, (d, who, s) => d.RunAsync(who)),
        Row<ReadNotifications>(Everybody, (d, who, s) => d.RunAsync(who)),
        Row<NotificationsPageQuery>(Everybody, (d, who, s) => d.RunAsync(who), _ => true),

        Row<CertificateOfferQuery>(StaffAndContactsOfTheContract, (d, who, s) => d.RunAsync(who, s.Contract)),
        // Asking is the contacts' own: the firm does not ask itself, and view-only never writes.
        Row<RequestCertificate>("!!!" + "+!-!" + "-!+", (d, who, s) => d.RunAsync(who, new() { ContractId = s.Contract, TemplateId = DemoTemplates.Id(DemoTemplates.Contract) }), others: ". !!.! .- .. . . ."),
        Row<CertificatePageQuery>("!!!" + "+!-!" + "-!+", (d, who, s) => d.RunAsync(who, new() { ContractId = s.Contract, TemplateId = DemoTemplates.Id(DemoTemplates.Contract) }, []), others: ". !!.! .- .. . . ."),
        Row<CertificateItemsQuery>("!!!" + "+!+!" + "-!+", (d, who, s) => d.RunAsync(who, Cast.Fleet.Id), others: ". !!.! .+ .. . . ."),
        Row<CertificateRequestsQuery>(StaffAndContactsOfTheContract, (d, who, s) => d.RunAsync(who, s.Contract)),
        Row<CertificateDecisionQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Task)),
        Row<AcceptCertificate>(Brokers, (d, who, s) => d.RunAsync(who, s.Task)),
        Row<RefuseCertificate>(Brokers, (d, who, s) => d.RunAsync(who, new() { TaskId = s.Task, Reason = "non" })),
        Row<RetryCertificate>(Brokers, (d, who, s) => d.RunAsync(who, s.Request)),
        Row<FailedCertificatesQuery>(AllStaff, (d, who, s) => d.RunAsync(who), _ => true),
        Row<NextCertificateRequest>("!!!" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who)),
        Row<IssueCertificate>(Machine, (d, who, s) => d.RunAsync(who, s.Request)),
        Row<ResumeCertificates>(Machine, (d, who, s) => d.RunAsync(who)),
        // Held for the firm's decision: for the public it does not exist yet.
        Row<VerifyCertificateQuery>("---" + "----" + "---", (d, who, s) => d.RunAsync(who, s.Code)),

        Row<StaffNamesQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<StaffQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<SaveStaffMember>(Administrators, (d, who, s) => d.RunAsync(who, new() { FirstName = "Paul", LastName = "Neuf", Email = $"paul{Guid.NewGuid():N}@ardelane.example", ProfileId = s.Profile, Password = "une longue phrase" })),
        Row<SeatsQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<ProfilesQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<SaveProfile>(Administrators, (d, who, s) => d.RunAsync(who, new() { Name = $"Profil {Guid.NewGuid():N}" })),
        Row<RemoveProfile>(Administrators, (d, who, s) => d.RunAsync(who, s.Profile)),
        Row<CreateAdministrator>(Machine, (d, who, s) => d.RunAsync(who, new()
        {
            FirstName = "Paul", LastName = "Neuf", Email = "paul@ardelane.example", Password = "une longue phrase", Names = new("A", "B", "C", "D", "E", "F", "G"),
        })),
        Row<HasStaffQuery>(Machine, (d, who, s) => d.RunAsync(who)),
        Row<WhoAmIQuery>(Everybody, (d, who, s) => d.RunAsync(who)),
        Row<WhereToQuery>(Everybody, (d, who, s) => d.RunAsync(who)),
        Row<FirmQuery>(Everybody, (d, who, s) => d.RunAsync(who)),
        Row<SaveFirm>(Administrators, (d, who, s) => d.RunAsync(who, new() { Name = "Ardelane" })),
        Row<SaveFirmLogo>(Administrators, (d, who, s) => d.RunAsync(who, null)),
        Row<FirmLogoQuery>(Everybody, (d, who, s) => d.RunAsync(who)),
        Row<ChangeLanguage>("+++" + "++++" + "+--", (d, who, s) => d.RunAsync(who, "en")),
        Row<KeepSession>(Machine, (d, who, s) => d.RunAsync(who, new() { KeyHash = new string('a', 64), PersonId = Cast.Theo.Id, Ticket = [1], ExpiresAt = s.World.Clock.Now.AddHours(1) })),
        Row<FindSession>("!!!" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, new string('b', 64))),
        Row<SessionAlive>(Machine, (d, who, s) => d.RunAsync(who, Cast.Theo.Id, new string('b', 64))),
        Row<EndSession>(Machine, (d, who, s) => d.RunAsync(who, new string('b', 64))),
    ];
}
