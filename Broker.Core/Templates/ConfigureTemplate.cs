using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Templates;

/// <summary>"Configure the template": what it is, what comes out of it, and how each unknown tag is asked for.</summary>
public sealed class ConfigureTemplate(BrokerStore store, IFileShelf shelf, FirmClock clock)
{
    public sealed class Input
    {
        public Guid Id { get; set; }

        /// <summary>As it was read; a newer one means that somebody else saved meanwhile.</summary>
        public Guid Version { get; set; }
        [Required, MaxLength(WordTemplate.NameLength)] public string? Name { get; set; }
        public TemplateKind Kind { get; set; }
        public TemplateSubject Subject { get; set; }
        public bool ConvertToPdf { get; set; }
        public bool ShareAutomatically { get; set; }

        /// <summary>In the order they are asked.</summary>
        public List<Field> Fields { get; set; } = [];
    }

    public sealed class Field
    {
        public Guid Id { get; set; }
        public string Tag { get; set; } = "";
        [Required, MaxLength(AskedField.LabelLength)] public string? Label { get; set; }
        public FieldType Type { get; set; }

        /// <summary>Shown only: saving confirms the type.</summary>
        public bool TypeIsGuess { get; set; }
        [MaxLength(AskedField.HelpLength)] public string? Help { get; set; }

        /// <summary>In the form of <see cref="AskedAnswers"/>.</summary>
        [MaxLength(AskedField.DefaultLength)] public string? Default { get; set; }
        public bool Required { get; set; } = true;
        public List<string> Choices { get; set; } = [];
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageTemplates);
        if (Inputs.Check(input) is { } wrong) return wrong;

        var template = await db.Templates.Include(t => t.Fields).SingleOrDefaultAsync(t => t.Id == input.Id, ct);
        if (template is null) return Problem.Missing;
        if (template.Version != input.Version) return Problem.Stale;
        var name = input.Name!.Trim();
        if (await db.Templates.AnyAsync(t => t.Name == name && t.Id != template.Id, ct)) return Problem.Of("template.name-taken", name).At(nameof(Input.Name));

        for (var i = 0; i < input.Fields.Count; i++)
        {
            var configured = template.Fields.Find(f => f.Id == input.Fields[i].Id)?.Configure(input.Fields[i], i);
            if (configured is { Failed: true }) return configured;
        }
        var becomes = (template.Kind, template.Subject) != (input.Kind, input.Subject);
        (template.Name, template.Kind, template.Subject) = (name, input.Kind, input.Subject);
        if (becomes) db.AddRange(await ReadAgainAsync(db, template, ct));
        (template.ConvertToPdf, template.ShareAutomatically) = (input.ConvertToPdf, input.ShareAutomatically);
        db.Touch(template);
        return await db.SaveAsync(ct);
    }

    /// <summary>About something else, the same document knows other tags; as a certificate, it may lack what those must say, and is a draft again.</summary>
    private async Task<IReadOnlyList<AskedField>> ReadAgainAsync(BrokerDb db, WordTemplate template, CancellationToken ct)
    {
        var check = await db.CheckAsync(shelf, template, template.FileId, clock.Today, ct);
        template.Keep(check);
        template.Draft |= check.Tags.Errors == 0 && check.WhyNot is not null;
        return template.Ask(check.Tags);
    }
}
