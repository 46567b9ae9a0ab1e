using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Lists;

/// <summary>All fields of the firm's own, as they are administered.</summary>
public sealed class CustomFieldSettingsQuery(BrokerStore store)
{
    /// <param name="Used">How many records hold a value in it: with one, it can only be retired.</param>
    public sealed record SettingRow(CustomSubject Subject, CustomFieldView Field, Guid Version, int Used);

    public async Task<IReadOnlyList<SettingRow>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageLists);
        var used = await db.CustomFieldValues.GroupBy(v => v.FieldId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var fields = await db.CustomFields.AsNoTracking().OrderBy(f => f.Position).ThenBy(f => f.Label).ToListAsync(ct);
        var view = CustomFieldView.Of.Compile();
        return [.. fields.Select(f => new SettingRow(f.Subject, view(f), f.Version, used.GetValueOrDefault(f.Id)))];
    }
}
