using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Contracts;

/// <summary>Adds somebody who brings business, or changes what is known of them.</summary>
public sealed class SaveIntroducer(BrokerStore store)
{
    public sealed class Input
    {
        /// <summary>None for a new one.</summary>
        public Guid? Id { get; set; }
        public Guid? Version { get; set; }
        [Required, MaxLength(Introducer.NameLength)] public string? Name { get; set; }
        [MaxLength(254), EmailAddress] public string? Email { get; set; }
        [MaxLength(30)] public string? Phone { get; set; }
        [MaxLength(Introducer.NoteLength)] public string? Note { get; set; }

        /// <summary>No longer offered.</summary>
        public bool Retired { get; set; }

        public static Input Of(IntroducersQuery.IntroducerRow row) => new() { Id = row.Id, Version = row.Version, Name = row.Name, Email = row.Email, Phone = row.Phone, Note = row.Note, Retired = row.Retired };
    }

    /// <returns>The introducer's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageLists);
        if (Inputs.Check(input) is { } wrong) return wrong;
        var name = input.Name!.Trim();
        var introducer = input.Id is { } id ? await db.Introducers.SingleOrDefaultAsync(i => i.Id == id, ct) : db.Add(new Introducer { Name = name }).Entity;
        if (introducer is null) return Problem.Missing;
        if (input.Id is not null && introducer.Version != input.Version) return Problem.Stale;
        (introducer.Name, introducer.Email, introducer.Phone, introducer.Note, introducer.Retired) = (name, Inputs.Tidy(input.Email), Inputs.Tidy(input.Phone), Inputs.Tidy(input.Note), input.Retired);
        var saved = await db.SaveAsync(ct);
        return !saved.Failed ? introducer.Id : saved.Problem == Problem.Taken ? Problem.Of("introducer.name-taken", name).At(nameof(Input.Name)) : saved.Problem;
    }
}
