using System.Globalization;
using Broker.Core.Common;
using Broker.Core.Extranet;

namespace Broker.Portal.Features.Extranet;

/// <summary>A declaration under way as a draft keeps it: texts by name. What can no longer be read is simply asked again.</summary>
internal static class ClaimDraft
{
    public static Dictionary<string, string?> Write(PreDeclareClaim.Input input) => new()
    {
        [nameof(input.ContractId)] = input.ContractId?.ToString(), [nameof(input.ItemId)] = input.ItemId?.ToString(), [nameof(input.GuaranteeIds)] = string.Join(',', input.GuaranteeIds),
        [nameof(input.OccurredOn)] = Day(input.OccurredOn), [nameof(input.OccurredAt)] = input.OccurredAt?.ToString("HH:mm", CultureInfo.InvariantCulture), [nameof(input.KnownOn)] = Day(input.KnownOn),
        [nameof(input.IsTheft)] = input.IsTheft ? "true" : null, [nameof(input.Place)] = input.Place, [nameof(input.Circumstances)] = input.Circumstances,
    };

    public static PreDeclareClaim.Input Read(Guid commandId, IReadOnlyDictionary<string, string>? kept)
    {
        var values = kept ?? new Dictionary<string, string>();
        return new()
        {
            CommandId = commandId, ContractId = Id(nameof(PreDeclareClaim.Input.ContractId)), ItemId = Id(nameof(PreDeclareClaim.Input.ItemId)),
            GuaranteeIds = [.. (values.GetValueOrDefault(nameof(PreDeclareClaim.Input.GuaranteeIds)) ?? "").Split(',').Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)],
            OccurredOn = On(nameof(PreDeclareClaim.Input.OccurredOn)), KnownOn = On(nameof(PreDeclareClaim.Input.KnownOn)),
            OccurredAt = TimeOnly.TryParseExact(values.GetValueOrDefault(nameof(PreDeclareClaim.Input.OccurredAt)), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour) ? hour : null,
            IsTheft = values.ContainsKey(nameof(PreDeclareClaim.Input.IsTheft)), Place = values.GetValueOrDefault(nameof(PreDeclareClaim.Input.Place)),
            Circumstances = values.GetValueOrDefault(nameof(PreDeclareClaim.Input.Circumstances)),
        };

        Guid? Id(string name) => Guid.TryParse(values.GetValueOrDefault(name), out var id) ? id : null;
        DateOnly? On(string name) => DateOnly.TryParseExact(values.GetValueOrDefault(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    private static string? Day(DateOnly? day) => day is { } given ? Dates.Iso(given) : null;
}
