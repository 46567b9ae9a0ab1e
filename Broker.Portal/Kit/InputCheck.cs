using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Broker.Core.Common;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Broker.Portal.Kit;

/// <summary>Checks the annotations of a form's input and says what is wrong in the reader's language; stands where
/// DataAnnotationsValidator would, which only speaks English.</summary>
public sealed class InputCheck : ComponentBase, IDisposable
{
    private ValidationMessageStore messages = default!;
    private EditContext? followed;

    [CascadingParameter] private EditContext Form { get; set; } = default!;
    [Inject] private ProblemTexts Texts { get; set; } = default!;

    protected override void OnParametersSet()
    {
        if (followed == Form) return;
        Dispose();
        followed = Form;
        messages = new(Form);
        Form.OnValidationRequested += CheckAll;
        Form.OnFieldChanged += CheckOne;
    }

    /// <summary>What the annotations of one input find, as problems at their properties.</summary>
    public static IEnumerable<Problem> Problems(object input) =>
        input.GetType().GetProperties().Where(p => p.CanRead && p.GetIndexParameters().Length == 0).Select(p => First(input, p)).OfType<Problem>();

    private static Problem? First(object input, PropertyInfo property)
    {
        var value = property.GetValue(input);
        var context = new ValidationContext(input) { MemberName = property.Name };
        return property.GetCustomAttributes<ValidationAttribute>()
            .OrderByDescending(rule => rule is RequiredAttribute)
            .Where(rule => rule.GetValidationResult(value, context) != ValidationResult.Success)
            .Select(rule => ToProblem(rule).At(property.Name))
            .FirstOrDefault();
    }

    /// <summary>An annotation's own ErrorMessage, when it has one, is the code of the problem.</summary>
    private static Problem ToProblem(ValidationAttribute rule) => rule switch
    {
        { ErrorMessage: { } code } => new(code),
        RequiredAttribute => new("input.required"),
        MaxLengthAttribute max => Problem.Of("input.too-long", max.Length),
        StringLengthAttribute max => Problem.Of("input.too-long", max.MaximumLength),
        MinLengthAttribute min => Problem.Of("input.too-short", min.Length),
        RangeAttribute range => Problem.Of("input.out-of-range", range.Minimum, range.Maximum),
        EmailAddressAttribute => new("input.not-an-email"),
        CompareAttribute => new("input.not-the-same"),
        _ => new("input.not-accepted"),
    };

    private void CheckAll(object? sender, ValidationRequestedEventArgs e)
    {
        messages.Clear();
        foreach (var problem in Problems(Form.Model)) messages.Add(Form.Field(problem.Field!), Texts.Of(problem));
        Form.NotifyValidationStateChanged();
    }

    private void CheckOne(object? sender, FieldChangedEventArgs e)
    {
        messages.Clear(e.FieldIdentifier);
        var property = e.FieldIdentifier.Model.GetType().GetProperty(e.FieldIdentifier.FieldName);
        if (property is not null && First(e.FieldIdentifier.Model, property) is { } problem) messages.Add(e.FieldIdentifier, Texts.Of(problem));
        Form.NotifyValidationStateChanged();
    }

    public void Dispose()
    {
        if (followed is null) return;
        followed.OnValidationRequested -= CheckAll;
        followed.OnFieldChanged -= CheckOne;
    }
}
