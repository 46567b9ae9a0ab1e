using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>Keeps what somebody has typed into a form of their space, as it is: nothing of it is judged before it is sent.</summary>
public sealed class KeepSpaceDraft(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public SpaceForm Form { get; set; }

        /// <summary>That of the sending to come, for a draft that begins.</summary>
        public Guid CommandId { get; set; }

        /// <summary>By the fields' names.</summary>
        public Dictionary<string, string?> Values { get; set; } = [];

        /// <summary>Only these change, the blank ones go: a draft of which each screen knows a part.</summary>
        public bool Beside { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        SpaceForms.Demand(db.Actor, input.Form);
        if (db.Actor is not { ClientId: { } client, PersonId: { } person }) return Problem.Missing;
        var values = input.Values.Where(v => !string.IsNullOrWhiteSpace(v.Value)).ToDictionary(v => v.Key, v => v.Value!);
        var found = await db.SpaceDrafts.SingleOrDefaultAsync(d => d.ClientId == client && d.PersonId == person && d.Form == input.Form, ct);
        if (input.Beside)
            foreach (var (name, kept) in found?.Values ?? [])
                if (!input.Values.ContainsKey(name)) values[name] = kept;
        if (input.Beside && values.Count == 0 && found is null) return Result.Done;
        // Certificates are begun contract by contract, each with its own fields.
        var (most, longest) = input.Form == SpaceForm.Certificate ? (5 * SpaceDraft.MostValues, 3 * SpaceDraft.NameLength) : (SpaceDraft.MostValues, SpaceDraft.NameLength);
        if (values.Count > most || values.Any(v => v.Key.Length > longest || v.Value.Length > SpaceDraft.ValueLength || !Inputs.CanBeKept(v.Key) || !Inputs.CanBeKept(v.Value)))
            return new Problem("draft.not-kept");

        var draft = found ?? db.Add(new SpaceDraft { ClientId = client, PersonId = person, Form = input.Form, CommandId = input.CommandId, KeptAt = clock.Now }).Entity;
        (draft.Values, draft.KeptAt) = (values, clock.Now);
        var saved = await db.SaveAsync(ct);
        // Another screen of the same person was quicker: the next stroke is kept.
        return saved.Problem == Problem.Stale || saved.Problem == Problem.Taken ? Result.Done : saved;
    }
}
