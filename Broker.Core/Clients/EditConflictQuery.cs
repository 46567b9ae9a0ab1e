using System.Text.Json;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>
/// Two edited the same record, and this one saves second: what the other changed meanwhile, who and when, and in which fields both mean
/// something different.
/// </summary>
public sealed class EditConflictQuery(BrokerStore store)
{
    private const int EntriesLookedAt = 200;

    /// <param name="Theirs">The record as it now is.</param>
    /// <param name="Clashes">Changed on both sides, differently: somebody must choose.</param>
    /// <param name="Taken">Changed by the other only: taken over as they are.</param>
    public sealed record Conflict(SaveClient.Input AsRead, SaveClient.Input Mine, SaveClient.Input Theirs, IReadOnlyList<Edit> Clashes, IReadOnlyList<Edit> Taken)
    {
        /// <summary>What to save: all that the other changed, all that I changed, and where both did, what was chosen.</summary>
        public SaveClient.Input Settled(IReadOnlySet<string> keptMine)
        {
            var settled = Theirs.Copy();
            foreach (var field in IdentityField.Of(AsRead, Mine).Where(f => !f.IsSame(AsRead, Mine)))
                if (Clashes.All(c => c.Field.Code != field.Code) || keptMine.Contains(field.Code)) field.Copy(Mine, settled);
            return settled;
        }
    }

    /// <param name="By">Who last changed it, when the archive knows.</param>
    public sealed record Edit(IdentityField Field, string? By, DateTime? At);

    /// <param name="asRead">The record as the form first showed it.</param>
    /// <param name="mine">As it is in the form now.</param>
    public async Task<Result<Conflict>> RunAsync(Caller by, SaveClient.Input asRead, SaveClient.Input mine, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (await ClientIdentityQuery.ReadAsync(db, mine.Id ?? Guid.Empty, ct) is not { } theirs) return Problem.Missing;

        var changed = IdentityField.Of(asRead, mine, theirs).Where(f => !f.IsSame(asRead, theirs)).ToList();
        var authors = await AuthorsAsync(db, theirs.Id!.Value, changed, ct);
        var edits = changed.ConvertAll(f => authors.TryGetValue(f.Code, out var author) ? new Edit(f, author.By, author.At) : new Edit(f, null, null));
        return new Conflict(asRead, mine, theirs,
            edits.FindAll(e => !e.Field.IsSame(asRead, mine) && !e.Field.IsSame(mine, theirs)),
            edits.FindAll(e => e.Field.IsSame(asRead, mine)));
    }

    /// <summary>The last line of the audit that speaks of a field names whoever its present value comes from.</summary>
    private static async Task<Dictionary<string, (string By, DateTime At)>> AuthorsAsync(BrokerDb db, Guid clientId, List<IdentityField> fields, CancellationToken ct)
    {
        var subjects = fields.Select(f => f.Subject).Distinct().ToList();
        var lines = await db.Audit.AsNoTracking().Where(a => a.ClientId == clientId && subjects.Contains(a.Subject)).OrderByDescending(a => a.At).Take(EntriesLookedAt)
            .Select(a => new { a.Subject, a.SubjectId, a.ActorName, a.At, a.Values }).ToListAsync(ct);
        var customRows = await db.CustomFieldValues.Where(v => v.SubjectId == clientId).ToDictionaryAsync(v => v.Id, v => v.FieldId, ct);
        var authors = new Dictionary<string, (string, DateTime)>();
        foreach (var line in lines)
        {
            using var values = JsonDocument.Parse(line.Values);
            foreach (var field in fields.Where(f => f.Subject == line.Subject && !authors.ContainsKey(f.Code)))
                if (Concerns(field, values.RootElement, customRows.GetValueOrDefault(line.SubjectId))) authors[field.Code] = (line.ActorName, line.At);
        }
        return authors;

        static bool Concerns(IdentityField field, JsonElement values, Guid customRow) => field switch
        {
            // Of a value taken away, only the audit still knows which field it was of.
            { CustomId: { } id } => customRow == id || (values.TryGetProperty(nameof(CustomFieldValue.FieldId), out var told) && told.GetRawText().Contains(id.ToString(), StringComparison.OrdinalIgnoreCase)),
            { Subject: nameof(Client) } => field.Properties.Any(name => values.TryGetProperty(name, out _)),
            _ => true,
        };
    }
}
