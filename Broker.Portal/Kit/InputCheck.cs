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

    private void CheckAll(object? sender, ValidationRequestedEventArgs e)
    {
        messages.Clear();
        foreach (var problem in Inputs.Problems(Form.Model)) messages.Add(Form.Field(problem.Field!), Texts.Of(problem));
        Form.NotifyValidationStateChanged();
    }

    private void CheckOne(object? sender, FieldChangedEventArgs e)
    {
        messages.Clear(e.FieldIdentifier);
        var property = e.FieldIdentifier.Model.GetType().GetProperty(e.FieldIdentifier.FieldName);
        if (property is not null && Inputs.Check(e.FieldIdentifier.Model, property) is { } problem) messages.Add(e.FieldIdentifier, Texts.Of(problem));
        Form.NotifyValidationStateChanged();
    }

    public void Dispose()
    {
        if (followed is null) return;
        followed.OnValidationRequested -= CheckAll;
        followed.OnFieldChanged -= CheckOne;
    }
}
