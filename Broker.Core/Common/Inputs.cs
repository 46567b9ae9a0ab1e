using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Broker.Core.Common;

/// <summary>What the annotations of an input find, as problems at their properties: the same words for the form and for the desk.</summary>
public static class Inputs
{
    private const string NotAccepted = "input.not-accepted";

    // A sheet asks it ten thousand times.
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Read = new();
    private static readonly ConcurrentDictionary<PropertyInfo, ValidationAttribute[]> Rules = new();

    /// <summary>The days a form takes.</summary>
    public static readonly DateOnly Earliest = new(1800, 1, 1), Latest = new(2199, 12, 31);

    /// <summary>The first problem, or null. The desk asks again, whatever the form did.</summary>
    public static Problem? Check(object input) => Problems(input).FirstOrDefault();

    public static IEnumerable<Problem> Problems(object input) =>
        Read.GetOrAdd(input.GetType(), type => [.. type.GetProperties().Where(p => p.CanRead && p.GetIndexParameters().Length == 0)]).Select(p => Check(input, p)).OfType<Problem>();

    public static Problem? Check(object input, PropertyInfo property)
    {
        var (value, rules) = (property.GetValue(input), Rules.GetOrAdd(property, p => [.. p.GetCustomAttributes<ValidationAttribute>().OrderByDescending(rule => rule is RequiredAttribute)]));
        if (rules.Length == 0 || (value is null && rules is [MaxLengthAttribute or StringLengthAttribute or RangeAttribute])) return Unkeepable(value)?.At(property.Name);
        var context = new ValidationContext(input) { MemberName = property.Name };
        return rules
            .Where(rule => Refuses(rule, value, context))
            .Select(rule => ToProblem(rule).At(property.Name))
            .FirstOrDefault() ?? Unkeepable(value)?.At(property.Name);
    }

    /// <summary>The framework's own range over whole numbers breaks on an amount that is none: here it is only out of range.</summary>
    private static bool Refuses(ValidationAttribute rule, object? value, ValidationContext context) => (rule, value) switch
    {
        (RangeAttribute { Minimum: int least, Maximum: int most }, decimal amount) => amount < least || amount > most,
        _ => rule.GetValidationResult(value, context) != ValidationResult.Success,
    };

    /// <summary>What no field means, whatever it is: a day of the year 26 where 2026 was typed, signs a database cannot keep.</summary>
    private static Problem? Unkeepable(object? value) => value switch
    {
        DateOnly day when day < Earliest || day > Latest => Problem.Of("input.day-out-of-range", Earliest, Latest),
        string text when !CanBeKept(text) => new(NotAccepted),
        IEnumerable<string> texts => texts.Select(Unkeepable).FirstOrDefault(problem => problem is not null),
        _ => null,
    };

    /// <summary>Not so with half a sign, or with what ends a text for the database.</summary>
    public static bool CanBeKept(string text) => !Searchable.HasHalfSign(text) && !text.Contains('\0');

    /// <summary>What was typed without the blanks around it; null for nothing.</summary>
    public static string? Tidy(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    /// <summary>No longer than that, and never with half a sign at its end.</summary>
    public static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>An annotation's own ErrorMessage, when it has one, is the code of the problem (some come with an English sentence there).</summary>
    private static Problem ToProblem(ValidationAttribute rule) => rule switch
    {
        { ErrorMessage: { } code } when !code.Contains(' ') => new(code),
        RequiredAttribute => new("input.required"),
        MaxLengthAttribute max => Problem.Of("input.too-long", max.Length),
        StringLengthAttribute max => Problem.Of("input.too-long", max.MaximumLength),
        MinLengthAttribute min => Problem.Of("input.too-short", min.Length),
        RangeAttribute range => Problem.Of("input.out-of-range", range.Minimum, range.Maximum),
        EmailAddressAttribute => new("input.not-an-email"),
        CompareAttribute => new("input.not-the-same"),
        _ => new(NotAccepted),
    };
}
