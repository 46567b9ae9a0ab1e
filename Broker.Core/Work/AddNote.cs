using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>A line of history written by hand (R-EVT-02), of a type the firm decides (R-EVT-06).</summary>
public sealed class AddNote(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid ClientId { get; set; }
        public Guid? ContractId { get; set; }

        /// <summary>The person at the client's it is about.</summary>
        public Guid? ContactId { get; set; }
        public Guid? TypeId { get; set; }
        [Required, MaxLength(Event.TextLength)] public string? Text { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageActions);
        if (Inputs.Check(input) is { } problem) return problem;
        if (!await db.Clients.AnyAsync(c => c.Id == input.ClientId, ct)) return Problem.Missing;
        if (input.ContractId is { } contract && !await db.Contracts.AnyAsync(c => c.Id == contract && c.ClientId == input.ClientId, ct)) return Problem.Missing;
        if (input.ContactId is { } contact && !await db.Contacts.AnyAsync(k => k.Id == contact && k.ClientId == input.ClientId, ct)) return Problem.Missing.At(nameof(Input.ContactId));
        if (!await db.MayChooseAsync(ListKind.EventType, input.TypeId, null, ct)) return Problem.Missing.At(nameof(Input.TypeId));

        db.Events.Add(new Event
        {
            ClientId = input.ClientId, ContractId = input.ContractId, ContactId = input.ContactId, TypeId = input.TypeId,
            At = clock.Now, By = db.Actor.Name, Code = Event.NoteCode, Args = [input.Text!.Trim()],
        });
        return await db.SaveAsync(ct);
    }
}
