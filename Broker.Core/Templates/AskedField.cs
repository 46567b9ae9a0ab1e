namespace Broker.Core.Templates;

public enum FieldType { Text, LongText, Date, Number, Amount, YesNo, Choice }

/// <summary>A tag the catalogue does not know: what the client (or, outside requests, the user who generates) is asked for.</summary>
public sealed class AskedField
{
    public const int LabelLength = 120, HelpLength = 300, DefaultLength = 500;

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
}
