using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Register;

/// <summary>What came back for a file that was sent: an acknowledgement, a report of deposit. One stays; a later one takes its place, and the audit knows both.</summary>
public sealed class KeepReceipt(BrokerStore store, FirmClock clock, IFileShelf shelf)
{
    public sealed class Input
    {
        public Guid SendingId { get; set; }
        [Required, MaxLength(RegisterSending.NameLength)] public string? FileName { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, Stream content, CancellationToken ct = default)
    {
        if (await OpenAsync(by, input, ct) is { } refused) return refused;
        var taken = await IncomingFile.TakeAsync(shelf, input.FileName, content, ct);
        if (taken.Failed) return taken.Problem;

        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (await db.RegisterSendings.SingleOrDefaultAsync(s => s.Id == input.SendingId && s.State == SendingState.Sent, ct) is not { } sending) return Problem.Missing;
        var stored = db.Add(taken.Value.ToStored(clock.Now)).Entity;
        sending.KeepReceipt(stored.Id, Inputs.Cut(taken.Value.Name, RegisterSending.NameLength));
        return await db.SaveAsync(ct);
    }

    /// <summary>Before anything of it is read.</summary>
    private async Task<Problem?> OpenAsync(Caller by, Input input, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (await db.RegisterSendings.Where(s => s.Id == input.SendingId).Select(s => (SendingState?)s.State).SingleOrDefaultAsync(ct) is not { } state) return Problem.Missing;
        return state == SendingState.Sent ? null : new Problem("register.not-sent");
    }
}
