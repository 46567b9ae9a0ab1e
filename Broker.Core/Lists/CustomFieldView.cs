using System.Linq.Expressions;

namespace Broker.Core.Lists;

/// <summary>A field as forms and records show it.</summary>
public sealed record CustomFieldView(Guid Id, string Label, string? Heading, CustomFieldType Type, bool Required, string? Help, IReadOnlyList<CustomChoice> Choices, bool Retired)
{
    /// <summary>The name under which a form's problem speaks of it.</summary>
    public string Name => CustomField.NameOf(Id);

    /// <summary>The chosen answer's words; null when nothing is chosen.</summary>
    public string? ChoiceOf(string? value) => Choices.FirstOrDefault(c => c.Id.ToString() == value)?.Name;

    internal static readonly Expression<Func<CustomField, CustomFieldView>> Of =
        f => new CustomFieldView(f.Id, f.Label, f.Heading, f.Type, f.Required, f.Help, f.Choices, f.Retired);
}

/// <param name="Value">In the one form in which values are kept; null for none.</param>
public sealed record CustomValueRow(CustomFieldView Field, string? Value);
