using Broker.Core.Common;

namespace Broker.Core.Templates;

public enum FieldType { Text, LongText, Date, Number, Amount, YesNo, Choice, Country }

/// <summary>A tag the catalogue does not know: what the client (or, outside requests, the user who generates) is asked for.</summary>
public sealed class AskedField
{
    public const int TagLength = 120, LabelLength = 120, HelpLength = 300, DefaultLength = 500, ChoiceLength = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid TemplateId { get; init; }

    /// <summary>As in the document, without braces; the same tag twice is one field.</summary>
    public required string Tag { get; init; }
    public required string Label { get; set; }
    public FieldType Type { get; set; }

    /// <summary>The type was guessed from the tag's name and nobody has confirmed it.</summary>
    public bool TypeIsGuess { get; set; }
    public string? Help { get; set; }
    public string? Default { get; set; }
    public bool Required { get; set; } = true;
    public List<string> Choices { get; set; } = [];
    public int Position { get; set; }

    /// <summary>A choice needs something to choose from, and a default must be an answer the client could have given.</summary>
    internal Result Configure(ConfigureTemplate.Field asked, int position)
    {
        if (Inputs.Check(asked) is { } wrong) return wrong with { Field = Tag };
        List<string> choices = asked.Type == FieldType.Choice ? [.. asked.Choices.Select(c => c.Trim()).Where(c => c.Length > 0).Distinct()] : [];
        if (asked.Type == FieldType.Choice && choices.Count == 0) return new Problem("field.choices-needed", Tag);
        if (choices.Any(c => c.Length > ChoiceLength)) return Problem.Of("input.too-long", ChoiceLength).At(Tag);
        var given = string.IsNullOrWhiteSpace(asked.Default) ? null : asked.Default.Trim();
        if (given is not null && AskedAnswers.Fit(asked.Type, choices, given) is { } unfit) return unfit.At(Tag);

        (Label, Help, Default, Required) = (asked.Label!.Trim(), string.IsNullOrWhiteSpace(asked.Help) ? null : asked.Help.Trim(), given, asked.Required);
        (Type, TypeIsGuess, Choices, Position) = (asked.Type, false, choices, position);
        return Result.Done;
    }
}
