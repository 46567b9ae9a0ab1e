using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>A line of history written by hand (R-EVT-02).</summary>
public sealed class AddNote(BrokerStore store)
{
    public sealed class Input
    {
        public Guid ClientId { get; set; }
        public Guid? ContractId { get; set; }
        [Required, MaxLength(Event.TextLength)] public string? Text { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageActions);
        if (Inputs.Check(input) is { } problem) return problem;
        if (!await db.Clients.AnyAsync(c => c.Id == input.ClientId, ct)) return Problem.Missing;
        if (input.ContractId is { } contract && !await db.Contracts.AnyAsync(c => c.Id == contract && c.ClientId == input.ClientId, ct)) return Problem.Missing;

        db.AddEvent(input.ClientId, input.ContractId, Event.NoteCode, input.Text!.Trim());
        return await db.SaveAsync(ct);
    }
}
