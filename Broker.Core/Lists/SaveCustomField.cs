using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Lists;

/// <summary>Declares a field, or changes one. Once it holds values its type stays, and answers in use are only retired.</summary>
public sealed class SaveCustomField(BrokerStore store)
{
    public sealed class Input
    {
        /// <summary>None for a new field.</summary>
        public Guid? Id { get; set; }
        public Guid? Version { get; set; }
        public CustomSubject Subject { get; set; }
        [Required, MaxLength(CustomField.LabelLength)] public string? Label { get; set; }
        [MaxLength(CustomField.HeadingLength)] public string? Heading { get; set; }
        public CustomFieldType Type { get; set; }
        public bool Required { get; set; }
        [MaxLength(CustomField.HelpLength)] public string? Help { get; set; }
        public List<Choice> Choices { get; set; } = [];

        public static Input Of(CustomFieldSettingsQuery.SettingRow row) => new()
        {
            Id = row.Field.Id, Version = row.Version, Subject = row.Subject, Label = row.Field.Label, Heading = row.Field.Heading, Type = row.Field.Type,
            Required = row.Field.Required, Help = row.Field.Help, Choices = [.. row.Field.Choices.Select(c => new Choice { Id = c.Id, Name = c.Name, Retired = c.Retired })],
        };
    }

    public sealed class Choice
    {
        public Guid Id { get; init; } = Guid.CreateVersion7();
        public string? Name { get; set; }
        public bool Retired { get; set; }
    }

    /// <returns>The field's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageLists);
        if (Inputs.Check(input) is { } problem) return problem;
        if (ChoicesOf(input) is { Failed: true } wrong) return wrong.Problem;

        var label = input.Label!.Trim();
        var field = input.Id is { } id ? await db.CustomFields.SingleOrDefaultAsync(f => f.Id == id, ct) : db.Add(new CustomField
        {
            Subject = input.Subject, Label = label, Type = input.Type,
            Position = 1 + (await db.CustomFields.MaxAsync(f => (int?)f.Position, ct) ?? 0),
        }).Entity;
        if (field is null) return Problem.Missing;
        if (input.Id is not null && field.Version != input.Version) return Problem.Stale;
        if (input.Id is not null && await RefuseAsync(db, field, input, ct) is { } refusal) return refusal;

        (field.Label, field.Heading, field.Type) = (label, Inputs.Tidy(input.Heading), input.Type);
        (field.Required, field.Help, field.Choices) = (input.Required, Inputs.Tidy(input.Help), ChoicesOf(input).Value);
        var saved = await db.SaveAsync(ct);
        return !saved.Failed ? field.Id : saved.Problem == Problem.Taken ? new Problem("custom.label-taken", nameof(Input.Label)) : saved.Problem;
    }

    private static Result<List<CustomChoice>> ChoicesOf(Input input)
    {
        if (input.Type != CustomFieldType.Choice) return new List<CustomChoice>();
        var choices = input.Choices.Where(c => Inputs.Tidy(c.Name) is not null).Select(c => new CustomChoice(c.Id, c.Name!.Trim(), c.Retired)).ToList();
        if (choices.All(c => c.Retired)) return new Problem("custom.choices-needed", nameof(Input.Choices));
        if (choices.Count > CustomField.MostChoices) return Problem.Of("custom.too-many-choices", CustomField.MostChoices).At(nameof(Input.Choices));
        if (choices.Any(c => c.Name.Length > ListValue.NameLength)) return Problem.Of("input.too-long", ListValue.NameLength).At(nameof(Input.Choices));
        var twice = choices.GroupBy(c => c.Name, StringComparer.CurrentCultureIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? choices : Problem.Of("custom.choice-twice", twice.Key).At(nameof(Input.Choices));
    }

    private static async Task<Problem?> RefuseAsync(BrokerDb db, CustomField field, Input input, CancellationToken ct)
    {
        var held = db.CustomFieldValues.Where(v => v.FieldId == field.Id);
        if (input.Type != field.Type && await held.CountAsync(ct) is > 0 and var values) return Problem.Of("custom.type-in-use", values).At(nameof(Input.Type));
        foreach (var gone in field.Choices.Where(c => input.Choices.All(kept => kept.Id != c.Id || Inputs.Tidy(kept.Name) is null)))
            if (await held.CountAsync(v => v.Value == gone.Id.ToString(), ct) is > 0 and var uses) return Problem.Of("custom.choice-in-use", gone.Name, uses).At(nameof(Input.Choices));
        return null;
    }
}
