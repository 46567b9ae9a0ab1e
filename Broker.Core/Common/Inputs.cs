using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Broker.Core.Common;

/// <summary>What the annotations of an input find, as problems at their properties: the same words for the form and for the desk.</summary>
public static class Inputs
{
    /// <summary>The first problem, or null. The desk asks again, whatever the form did.</summary>
    public static Problem? Check(object input) => Problems(input).FirstOrDefault();

    public static IEnumerable<Problem> Problems(object input) =>
        input.GetType().GetProperties().Where(p => p.CanRead && p.GetIndexParameters().Length == 0).Select(p => Check(input, p)).OfType<Problem>();

    public static Problem? Check(object input, PropertyInfo property)
    {
        var value = property.GetValue(input);
        var context = new ValidationContext(input) { MemberName = property.Name };
        return property.GetCustomAttributes<ValidationAttribute>()
            .OrderByDescending(rule => rule is RequiredAttribute)
            .Where(rule => rule.GetValidationResult(value, context) != ValidationResult.Success)
            .Select(rule => ToProblem(rule).At(property.Name))
            .FirstOrDefault();
    }

    /// <summary>What was typed without the blanks around it; null for nothing.</summary>
    public static string? Tidy(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

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
        _ => new("input.not-accepted"),
    };
}
