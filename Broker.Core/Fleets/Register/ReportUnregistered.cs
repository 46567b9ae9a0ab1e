using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Register;

/// <summary>Somebody of a client's did not find their vehicle in the register of insured vehicles: the firm has an urgent task of it at once (R-FLEET).</summary>
public sealed class ReportUnregistered(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        /// <summary>Made when the form opened: the same press sent twice is one ticket.</summary>
        public Guid TicketId { get; set; } = Guid.CreateVersion7();
        public Guid ContractId { get; set; }

        /// <summary>Where it is known already; otherwise its plate says which.</summary>
        public Guid? ItemId { get; set; }
        [MaxLength(InsuredItem.LabelLength)] public string? Plate { get; set; }
        [MaxLength(RegisterTicket.WordsLength)] public string? Words { get; set; }
    }

    /// <param name="AlreadyOpen">It had been said, and waits for its answer: no second one was made.</param>
    public sealed record Reported(Guid TicketId, bool AlreadyOpen);

    public async Task<Result<Reported>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        if (!db.Actor.May(Permission.EditItems)) db.Actor.Demand(Permission.SubmitWorkbooks);
        db.Actor.Demand(Feature.ViewFiles);
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (db.Actor is not { Kind: ActorKind.Client, PersonId: { } person }) return Problem.Missing;
        if (await db.RegisterTickets.AnyAsync(t => t.Id == input.TicketId, ct)) return new Reported(input.TicketId, false);

        var found = await FindAsync(db, input, ct);
        if (found.Failed) return found.Problem;
        var vehicle = found.Value;
        if (await OpenAsync(db, vehicle.Id, ct) is { } open) return new Reported(open, true);

        var (client, number) = (await db.Clients.Where(c => c.Id == vehicle.ClientId).Select(c => c.Name).SingleAsync(ct), await db.Contracts.Where(c => c.Id == vehicle.ContractId).Select(c => c.Number).SingleAsync(ct));
        var task = await AddTaskAsync(db, vehicle, input, ct);
        db.Add(new RegisterTicket
        {
            Id = input.TicketId, ClientId = vehicle.ClientId, ContractId = vehicle.ContractId, ItemId = vehicle.Id, Plate = vehicle.Plate, Words = Inputs.Tidy(input.Words),
            AskedAt = clock.Now, AskedBy = db.Actor.Signature, AskedById = person, TaskId = task.Id,
        }.Opened());
        db.AddEvent(vehicle.ClientId, vehicle.ContractId, FleetEvents.Unregistered, number, vehicle.Plate);
        foreach (var told in task.Recipients) db.Add(new Notification { PersonId = told.PersonId, At = clock.Now, Code = "notice.unregistered", Args = [client, vehicle.Plate, number], Link = $"/tasks/{task.Id}" });
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? await AnswerRivalAsync(by, vehicle.Id, saved.Problem, ct) : new Reported(input.TicketId, false);
    }

    /// <summary>Through the client's own filters: what they do not see is not there.</summary>
    private async Task<Result<Vehicle>> FindAsync(BrokerDb db, Input input, CancellationToken ct)
    {
        var vehicles = db.Vehicles.AsNoTracking().Where(v => v.ContractId == input.ContractId);
        if (input.ItemId is { } id) return await vehicles.SingleOrDefaultAsync(v => v.Id == id, ct) is { } chosen ? Check(chosen) : Problem.Missing;
        if (Plate.Key(input.Plate) is not { Length: > 0 } key) return new Problem("input.required", nameof(Input.Plate));
        // It may have been there before, and left.
        var bearers = await vehicles.Where(v => v.PlateKey == key).OrderByDescending(v => v.EnteredOn).ToListAsync(ct);
        if (bearers.Count == 0) return Problem.Of("register-ticket.unknown-plate", input.Plate!.Trim()).At(nameof(Input.Plate));
        var checks = bearers.ConvertAll(Check);
        return checks.Find(c => !c.Failed) ?? checks[0].Problem!.At(nameof(Input.Plate));
    }

    private Result<Vehicle> Check(Vehicle vehicle) =>
        vehicle.PlateKey is null || vehicle.PlateKind is PlateKind.None or PlateKind.Foreign ? Problem.Of("register-ticket.not-in-file", vehicle.Label)
        : vehicle.Standing != ItemStanding.Confirmed || !vehicle.IsCoveredOn(clock.Today) ? Problem.Of("register-ticket.not-insured", vehicle.Label)
        : vehicle;

    /// <summary>For those the client turns to.</summary>
    private async Task<TaskItem> AddTaskAsync(BrokerDb db, Vehicle vehicle, Input input, CancellationToken ct)
    {
        var task = new TaskItem
        {
            Subject = $"FVA – {vehicle.Plate}", Kind = TaskKind.Action, Urgent = true, PlannedOn = clock.Today, CreatedAt = clock.Now, CreatedById = db.Actor.PersonId, CreatedBy = db.Actor.Signature,
            ClientId = vehicle.ClientId, ContractId = vehicle.ContractId, SubjectId = input.TicketId, Description = Inputs.Tidy(input.Words),
        };
        task.Address(await db.CorrespondentsOfAsync(vehicle.ClientId, ct), []);
        db.Add(task);
        return task;
    }

    /// <summary>Two presses at the same moment, perhaps by two people: the archive let one in, and the other answers with it.</summary>
    private async Task<Result<Reported>> AnswerRivalAsync(Caller by, Guid itemId, Problem problem, CancellationToken ct)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        return await OpenAsync(db, itemId, ct) is { } open ? new Reported(open, true) : problem;
    }

    private static Task<Guid?> OpenAsync(BrokerDb db, Guid itemId, CancellationToken ct) => db.RegisterTickets.Where(t => t.OpenKey == itemId).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(ct);
}
