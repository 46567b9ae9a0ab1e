using Broker.Core.Contracts;
using Broker.Core.Fleets;
using Broker.Core.Fleets.Register;
using Broker.Core.Work;

namespace Broker.Core.Demo;

/// <summary>Two vehicles Rivelaine did not find in the register: one answered, one waiting.</summary>
internal static class DemoTickets
{
    public static void Write(DemoBook book, Contract fleet, Vehicle settled, Vehicle waiting)
    {
        var before = Say(book, fleet, settled, 240, "Absent hier soir sur le site public.");
        before.Ticket.Settle(TicketOutcome.Sent, "Transmis le jour même ; visible sous 24 heures.", Cast.Theo.FullName, book.Now.AddHours(-236));
        before.Task.Answered(Cast.Theo.Id, Cast.Theo.FullName, book.Now.AddHours(-236));
        Say(book, fleet, waiting, 2, "Contrôle routier ce matin sur l’A7 : le véhicule n’apparaît pas.");
    }

    private static (RegisterTicket Ticket, TaskItem Task) Say(DemoBook book, Contract fleet, Vehicle vehicle, int hoursAgo, string words)
    {
        var (id, at) = (DemoBook.Id<RegisterTicket>(vehicle.Plate), book.Now.AddHours(-hoursAgo));
        var task = book.Add(new TaskItem
        {
            Id = DemoBook.Id<TaskItem>($"register/{vehicle.Plate}"), Subject = $"FVA – {vehicle.Plate}", Kind = TaskKind.Action, Urgent = true, PlannedOn = book.Today.AddDays(-hoursAgo / 24), CreatedAt = at,
            CreatedById = Cast.Nadege.Id, CreatedBy = Cast.Nadege.FullName, ClientId = fleet.ClientId, ContractId = fleet.Id, SubjectId = id, Description = words,
        });
        task.Address([Cast.Theo.Id], []);
        var ticket = book.Add(new RegisterTicket
        {
            Id = id, ClientId = fleet.ClientId, ContractId = fleet.Id, ItemId = vehicle.Id, Plate = vehicle.Plate, Words = words, AskedAt = at, AskedBy = Cast.Nadege.FullName, AskedById = Cast.Nadege.Id, TaskId = task.Id,
        });
        ticket.Opened();
        return (ticket, task);
    }
}
