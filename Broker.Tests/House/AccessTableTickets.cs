using Broker.Core.Certificates;
using Broker.Core.Demo;
using Broker.Core.Fleets.Register;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    private static readonly AccessRow[] RegisterTickets =
    [
        Row<ReportUnregistered>("!!!" + "+!+!" + "-!-", (d, who, s) => d.RunAsync(who, new() { ContractId = Cast.Fleet.Id, ItemId = s.Item }), others: NotForProspects),
        Row<AnswerRegisterTicket>(AllStaff, (d, who, s) => d.RunAsync(who, new() { TicketId = s.Ticket, Outcome = TicketOutcome.Sent })),
        Row<RegisterTicketsQuery>(StaffAndItsContacts, (d, who, s) => d.RunAsync(who, new() { ItemId = s.TicketItem }), others: NotForProspects),
        Row<GiveOrderedMemos>(Machine, (d, who, s) => d.RunAsync(who)),
    ];
}
