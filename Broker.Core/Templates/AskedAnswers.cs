using System.Globalization;
using Broker.Core.Common;
using Broker.Core.Word;

namespace Broker.Core.Templates;

/// <summary>
/// What is typed for asked tags, kept in one form whatever the typist's language: dates as 2026-03-12, numbers and amounts with a point,
/// yes and no as "true" and "false", a country by its ISO code. Whatever it is, it is text: never markup and never a tag.
/// </summary>
public static class AskedAnswers
{
    public const int TextMost = 500, LongTextMost = 10_000;

    /// <summary>The answers to be kept, by the fields' tags; or the first problem, whose field is the tag.</summary>
    public static Result<Dictionary<string, string>> Check(IEnumerable<AskedField> fields, IReadOnlyDictionary<string, string?> typed)
    {
        var left = typed.GroupBy(t => TagNames.Fold(t.Key)).ToDictionary(g => g.Key, g => g.First().Value);
        var answers = new Dictionary<string, string>();
        foreach (var field in fields)
        {
            left.Remove(TagNames.Fold(field.Tag), out var text);
            var value = Clean(field.Type, text);
            if (value.Length == 0 && field.Required) return new Problem("input.required", field.Tag);
            if (value.Length == 0) continue;
            if (Fit(field.Type, field.Choices, value) is { } wrong) return wrong.At(field.Tag);
            answers[field.Tag] = value;
        }
        // Only a forged form answers what is not asked.
        return left.Count == 0 ? answers : new Problem("asked.not-in-template");
    }

    /// <summary>Null when the value is one of that type.</summary>
    public static Problem? Fit(FieldType type, IReadOnlyCollection<string> choices, string value) => type switch
    {
        FieldType.Text when value.Length > TextMost => Problem.Of("input.too-long", TextMost),
        FieldType.LongText when value.Length > LongTextMost => Problem.Of("input.too-long", LongTextMost),
        FieldType.Date when DateOf(value) is null => new("asked.not-a-date"),
        FieldType.Number when NumberOf(value) is null => new("asked.not-a-number"),
        FieldType.Amount when AmountOf(value) is not { } amount || decimal.Round(amount, 2) != amount => new("asked.not-an-amount"),
        FieldType.YesNo when value is not ("true" or "false") => new("asked.not-yes-or-no"),
        FieldType.Choice when !choices.Contains(value) => new("asked.not-a-choice"),
        FieldType.Country when !Countries.Knows(value) => new("asked.not-a-country"),
        _ => null,
    };

    public static MergeValue ToMerge(FieldType type, string value) => type switch
    {
        FieldType.Date when DateOf(value) is { } date => date,
        FieldType.Number when NumberOf(value) is { } number => number,
        FieldType.Amount when AmountOf(value) is { } amount => Money.Euros(amount),
        FieldType.YesNo => value == "true",
        FieldType.Country when Countries.Knows(value) => new MergeCountry(value),
        _ => value,
    };

    public static string Clean(FieldType type, string? text) =>
        (type == FieldType.LongText ? text?.ReplaceLineEndings("\n") : text?.ReplaceLineEndings(" "))?.Trim() ?? "";

    private static DateOnly? DateOf(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>One that money can be counted in: of sixteen figures it cannot.</summary>
    private static decimal? AmountOf(string value) => NumberOf(value) is { } amount && TagFormats.IsMoney(amount) ? amount : null;

    private static decimal? NumberOf(string value) =>
        value.Length <= 20 && decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
