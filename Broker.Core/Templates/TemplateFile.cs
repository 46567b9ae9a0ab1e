using System.ComponentModel.DataAnnotations;
using Broker.Core.Common;
using Broker.Core.Word;

namespace Broker.Core.Templates;

/// <summary>A Word file as somebody uploads it.</summary>
public sealed class TemplateFile
{
    public const int NameLength = 200;

    [Required, MaxLength(NameLength)] public string? Name { get; set; }
    [Required] public byte[]? Content { get; set; }

    /// <summary>What has changed, for whoever reads the list of versions.</summary>
    [MaxLength(TemplateVersion.NoteLength)] public string? Note { get; set; }

    /// <summary>To be looked at first: clients go on with the version they have, even if nothing is wrong with this one.</summary>
    public bool AsDraft { get; set; }

    /// <summary>Nothing of a file that the gate refuses is kept.</summary>
    internal Result<TemplateTags> Read(TemplateSubject subject, FirmCodes codes)
    {
        if (Inputs.Check(this) is { } wrong) return wrong;
        var gate = PackageGate.Check(Content!);
        return gate.Failed ? gate.Problem.At(nameof(Content)) : TemplateTags.Read(Content!, subject, codes);
    }

    /// <summary>Without the folders some browsers send.</summary>
    internal string PlainName => Name!.Split('/', '\\')[^1].Trim();

    internal TemplateVersion Versioned(Guid templateId, int number, Guid fileId, DateTime at, string by) =>
        new() { TemplateId = templateId, Number = number, FileId = fileId, FileName = PlainName, At = at, By = by, Note = Inputs.Tidy(Note) };
}
