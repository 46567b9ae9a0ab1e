using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Broker.Core.Templates;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Products;

/// <summary>Whether clients may ask for a quote on a contract type, under which name, and what they are asked then.</summary>
public sealed class PublishRisk(BrokerStore store)
{
    public sealed class Input
    {
        public Guid RiskId { get; set; }

        /// <summary>As it was read.</summary>
        public Guid Version { get; set; }
        public bool Published { get; set; }
        [MaxLength(Risk.NameLength)] public string? PublicName { get; set; }
        [MaxLength(Risk.HelpLength)] public string? Help { get; set; }

        /// <summary>Exactly these, in this order.</summary>
        public List<Question> Questions { get; set; } = [];

        public static Input Of(RiskOfferQuery.RiskOffer risk) => new()
        {
            RiskId = risk.Id, Version = risk.Version, Published = risk.Published, PublicName = risk.PublicName, Help = risk.Help,
            Questions = [.. risk.Questions.Select(q => new Question { Id = q.Id, Label = q.Label, Help = q.Help, Type = q.Type, Required = q.Required, Choices = [.. q.Choices] })],
        };
    }

    public sealed class Question
    {
        public Guid Id { get; init; } = Guid.CreateVersion7();
        [Required, MaxLength(RiskQuestion.LabelLength)] public string? Label { get; set; }
        [MaxLength(RiskQuestion.HelpLength)] public string? Help { get; set; }
        public FieldType Type { get; set; }
        public bool Required { get; set; }

        /// <summary>Of a choice.</summary>
        public List<string> Choices { get; set; } = [];
    }

    /// <summary>A problem with one of the questions is at the field of this name.</summary>
    public static string FieldOf(Guid questionId, string property) => $"{questionId:N}-{property}";

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (input.Questions.Count > Risk.MostQuestions) return Problem.Of("risk.too-many-questions", Risk.MostQuestions);
        if (input.Questions.Select(Wrong).FirstOrDefault(p => p is not null) is { } problem) return problem;

        var risk = await db.Risks.Include(r => r.Questions).SingleOrDefaultAsync(r => r.Id == input.RiskId, ct);
        if (risk is null) return Problem.Missing;
        if (risk.Version != input.Version) return Problem.Stale;

        (risk.Published, risk.PublicName, risk.Help) = (input.Published, Inputs.Tidy(input.PublicName), Inputs.Tidy(input.Help));
        risk.Questions.RemoveAll(q => input.Questions.TrueForAll(kept => kept.Id != q.Id));
        for (var at = 0; at < input.Questions.Count; at++) Write(db, risk, input.Questions[at], at);
        db.Touch(risk);
        return await db.SaveAsync(ct);
    }

    private static Problem? Wrong(Question question)
    {
        if (Inputs.Check(question) is { } wrong) return wrong.At(FieldOf(question.Id, wrong.Field!));
        if (!Enum.IsDefined(question.Type)) return Problem.Missing.At(FieldOf(question.Id, nameof(Question.Type)));
        if (question.Type != FieldType.Choice) return null;
        var field = FieldOf(question.Id, nameof(Question.Choices));
        if (ChoicesOf(question).Count == 0) return new Problem("field.choices-needed", field);
        return ChoicesOf(question).Exists(c => c.Length > AskedField.ChoiceLength) ? Problem.Of("input.too-long", AskedField.ChoiceLength).At(field) : null;
    }

    private static void Write(BrokerDb db, Risk risk, Question asked, int at)
    {
        var question = risk.Questions.Find(q => q.Id == asked.Id);
        if (question is null) risk.Questions.Add(question = db.Add(new RiskQuestion { RiskId = risk.Id, Label = "" }).Entity);
        (question.Label, question.Help, question.Type, question.Required, question.Position) = (asked.Label!.Trim(), Inputs.Tidy(asked.Help), asked.Type, asked.Required, at);
        question.Choices = asked.Type == FieldType.Choice ? ChoicesOf(asked) : [];
    }

    private static List<string> ChoicesOf(Question question) => [.. question.Choices.Select(c => c?.Trim() ?? "").Where(c => c.Length > 0).Distinct()];
}
