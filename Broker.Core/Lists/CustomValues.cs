using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Lists;

/// <summary>Reads and writes the firm's own fields of a record, within the operation that reads or writes the record itself.</summary>
public static class CustomValues
{
    private sealed record Declared(CustomSubject Subject, CustomFieldView Field);

    private static readonly Asked<Declared> Declaring = new((db, any, _) => db.CustomFields.AsNoTracking().OrderBy(f => f.Position).ThenBy(f => f.Label)
        .Select(f => new Declared(f.Subject, new CustomFieldView(f.Id, f.Label, f.Heading, f.Type, f.Required, f.Help, f.Choices, f.Retired))));

    /// <summary>Every field offered for the subject with its value, and those no longer offered that still hold one; in the firm's order, heading by heading.</summary>
    public static async Task<IReadOnlyList<CustomValueRow>> ReadAsync(BrokerDb db, CustomSubject subject, Guid subjectId, CancellationToken ct = default) => await ReadAsync(db, subject,
        await db.CustomFieldValues.AsNoTracking().Where(v => v.SubjectId == subjectId).ToDictionaryAsync(v => v.FieldId, v => (string?)v.Value, ct), ct);

    /// <param name="values">What the subject holds, read already.</param>
    public static async Task<IReadOnlyList<CustomValueRow>> ReadAsync(BrokerDb db, CustomSubject subject, IReadOnlyDictionary<Guid, string?> values, CancellationToken ct = default)
    {
        var declared = await Declaring.Of(db, Guid.Empty).ToListAsync(ct);
        return [.. ByHeading(declared.Where(d => d.Subject == subject && (!d.Field.Retired || values.ContainsKey(d.Field.Id))).Select(d => new CustomValueRow(d.Field, values.GetValueOrDefault(d.Field.Id))))];
    }

    /// <summary>
    /// Puts what was typed into the record's fields; the caller saves. A field not among them stays as it is, a required one must end with a
    /// value, and what was not changed is not judged: a retired answer stays where it was given.
    /// </summary>
    /// <param name="typed">By field; null when the operation is not about them.</param>
    /// <returns>Whether anything changed: the caller then touches its own row, so that two who edit it meet.</returns>
    public static async Task<Result<bool>> WriteAsync(
        BrokerDb db, CustomSubject subject, Guid subjectId, Guid clientId, IReadOnlyDictionary<Guid, string?>? typed, CancellationToken ct = default)
    {
        if (typed is null) return false;
        var fields = await db.CustomFields.AsNoTracking().Where(f => f.Subject == subject).OrderBy(f => f.Position).ToListAsync(ct);
        var values = await db.CustomFieldValues.Where(v => v.SubjectId == subjectId).ToDictionaryAsync(v => v.FieldId, ct);
        if (typed.Keys.Any(id => fields.All(f => f.Id != id))) return Problem.Missing;

        var changed = false;
        foreach (var field in fields)
        {
            var present = values.GetValueOrDefault(field.Id);
            var asked = typed.TryGetValue(field.Id, out var text) ? Inputs.Tidy(text) : present?.Value;
            if (asked == present?.Value && (asked is not null || !field.Required || field.Retired)) continue;
            if (field.Retired && asked is not null) return Problem.Missing.At(CustomField.NameOf(field.Id));

            var read = field.Retired ? (string?)null : field.Read(asked);
            if (read.Failed) return read.Problem;
            if (read.Value == present?.Value) continue;
            changed = true;
            if (read.Value is not { } value) db.Remove(present!);
            else if (present is not null) present.Value = value;
            else db.Add(new CustomFieldValue { ClientId = clientId, SubjectId = subjectId, FieldId = field.Id, Value = value });
        }
        return changed;
    }

    /// <summary>Headings in the order in which they first come; what has none comes last.</summary>
    private static IEnumerable<CustomValueRow> ByHeading(IEnumerable<CustomValueRow> rows) =>
        rows.GroupBy(r => r.Field.Heading).OrderBy(g => g.Key is null).SelectMany(g => g);
}
