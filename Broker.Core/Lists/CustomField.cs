using System.Globalization;
using Broker.Core.Common;

namespace Broker.Core.Lists;

/// <summary>What the firm may add fields to.</summary>
public enum CustomSubject { Client, Contact }

public enum CustomFieldType { Text, Number, Date, YesNo, Choice }

/// <summary>One of the answers to choose from. Values keep its id, so that it can be renamed.</summary>
public sealed record CustomChoice(Guid Id, string Name, bool Retired = false);

/// <summary>A field the firm adds to its records: declared here, shown from then on under its heading. Never seen on the extranet.</summary>
public sealed class CustomField : Entity, IStaffOnly, IFirmWide
{
    public const int LabelLength = 80, HeadingLength = 80, HelpLength = 300, ValueLength = 500, MostChoices = 100;

    public required CustomSubject Subject { get; init; }
    public required string Label { get; set; }

    /// <summary>Under which it is shown; fields without one stand together at the end.</summary>
    public string? Heading { get; set; }
    public required CustomFieldType Type { get; set; }
    public bool Required { get; set; }
    public string? Help { get; set; }
    public List<CustomChoice> Choices { get; set; } = [];
    public int Position { get; set; }
    public bool Retired { get; set; }

    /// <summary>The name by which a problem, and the input on a page, speak of the field.</summary>
    public static string NameOf(Guid fieldId) => $"custom-{fieldId:N}";

    /// <summary>
    /// The one form in which a value is kept, whatever the typist's language: dates as 2026-03-12, numbers with a point, "true" and "false",
    /// a choice by its id. None for nothing.
    /// </summary>
    public Result<string?> Read(string? typed)
    {
        var text = Inputs.Tidy(typed?.ReplaceLineEndings(" "));
        if (text is null) return Required ? At("input.required") : None;
        return Type switch
        {
            CustomFieldType.Number => NumberOf(text) is { } number ? number.ToString("0.############", CultureInfo.InvariantCulture) : At("custom.not-a-number"),
            CustomFieldType.Date => DateOf(text) is not null ? text : At("custom.not-a-date"),
            CustomFieldType.YesNo => text is "true" or "false" ? text : At("custom.not-yes-or-no"),
            CustomFieldType.Choice => Choices.Any(c => c.Id.ToString() == text && !c.Retired) ? text : At("custom.not-a-choice"),
            _ => text.Length <= ValueLength ? text : Problem.Of("input.too-long", ValueLength).At(NameOf(Id)),
        };
    }

    private static Result<string?> None => (string?)null;

    private Problem At(string code) => new(code, NameOf(Id));

    public static DateOnly? DateOf(string? kept) =>
        DateOnly.TryParseExact(kept, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public static decimal? NumberOf(string? kept) =>
        kept?.Length <= 20 && decimal.TryParse(kept, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>What one record holds in one of those fields.</summary>
public sealed class CustomFieldValue : Entity, IOwned, IStaffOnly
{
    public required Guid ClientId { get; init; }

    /// <summary>Id of the client or contact it is about.</summary>
    public required Guid SubjectId { get; init; }
    public required Guid FieldId { get; init; }

    /// <summary>As <see cref="CustomField.Read"/> writes it.</summary>
    public required string Value { get; set; }
}
