using System.Globalization;
using Broker.Core.Templates;

namespace Broker.Portal.Features.Extranet;

/// <summary>Between what a person types in their language and the one form in which answers are kept: numbers with a point and no spaces.</summary>
internal static class AnswerText
{
    /// <summary>What is not a number stays as typed: the desk says so beside the field.</summary>
    public static string? ToKept(FieldType type, string? typed)
    {
        if (type is not (FieldType.Number or FieldType.Amount) || string.IsNullOrWhiteSpace(typed)) return typed;
        var plain = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c != '€'));
        return decimal.TryParse(plain, NumberStyles.Number, CultureInfo.CurrentCulture, out var number)
            || decimal.TryParse(plain, NumberStyles.Number, CultureInfo.InvariantCulture, out number)
            ? number.ToString(CultureInfo.InvariantCulture) : typed;
    }

    public static string? ToTyped(FieldType type, string? kept) =>
        type is FieldType.Number or FieldType.Amount && decimal.TryParse(kept, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.CurrentCulture) : kept;
}
