using Broker.Core.Common;

namespace Broker.Core.Templates;

/// <summary>Memo: what the owner of an insured vehicle keeps instead of the green card.</summary>
public enum TemplateKind { Certificate, Letter, Other, Memo }

/// <summary>What a template is about, hence which tags it knows.</summary>
public enum TemplateSubject { Client, Contract, InsuredItem }

/// <summary>One of the firm's own Word documents with tags in it.</summary>
public sealed class WordTemplate : Entity
{
    public const int NameLength = 120;

    public required string Name { get; set; }
    public required TemplateKind Kind { get; set; }
    public required TemplateSubject Subject { get; set; }

    /// <summary>"Conversion PDF automatique": what comes out is a PDF; otherwise it stays a Word document.</summary>
    public bool ConvertToPdf { get; set; } = true;

    /// <summary>What comes out is shown on the extranet at once; never while a validation is awaited.</summary>
    public bool ShareAutomatically { get; set; } = true;

    /// <summary>Of the version in use.</summary>
    public required Guid FileId { get; set; }
    public required string FileName { get; set; }
    public required DateTime UploadedAt { get; set; }

    /// <summary>The number of the version in use; 0 until the archive of an earlier edition of the product has been brought up to date.</summary>
    public int VersionNumber { get; set; }

    /// <summary>Not published yet: no client is offered it.</summary>
    public bool Draft { get; set; }

    /// <summary>The statements the version in use makes, by name, parted by commas: kept, so that a list need not read every file. Null: not read yet.</summary>
    public string? Says { get; private set; }

    /// <summary>Tags that could not be read. A template with errors cannot be used.</summary>
    public int Errors { get; set; }
    public bool Retired { get; set; }

    public List<AskedField> Fields { get; init; } = [];

    /// <summary>Puts that version in the place of the one in use. Answers the new fields.</summary>
    public IReadOnlyList<AskedField> Use(TemplateVersion version, StatementCheck check)
    {
        (FileId, FileName, UploadedAt, VersionNumber) = (version.FileId, version.FileName, version.At, version.Number);
        Keep(check);
        return Ask(check.Tags);
    }

    /// <summary>The file it has becomes its first version, published as long as it has been there.</summary>
    public TemplateVersion BeginVersions()
    {
        VersionNumber = 1;
        return new() { TemplateId = Id, Number = 1, FileId = FileId, FileName = FileName, At = UploadedAt, PublishedAt = UploadedAt };
    }

    /// <summary>Remembers what was found in the version in use.</summary>
    public void Keep(StatementCheck check) => Says = string.Join(',', check.Statements.Where(s => s.State != StatementState.Missing).Select(s => s.Statement));

    /// <summary>What the firm asks for and the version in use does not say; none while nobody has read it.</summary>
    public IReadOnlyList<CertificateStatement> Lacks(StatementRules? rules) => Says is null || !CanBeOffered ? [] :
        [.. Enum.GetValues<CertificateStatement>().Where(s => (rules?.Requires(s) ?? true) && !Says.Split(',').Contains(s.ToString()))];

    /// <summary>
    /// Takes over what its file asks for: a field whose tag remains keeps its settings, one whose tag is gone goes, new ones are guessed.
    /// Answers the new ones.
    /// </summary>
    public IReadOnlyList<AskedField> Ask(TemplateTags tags)
    {
        Errors = tags.Errors;
        var asked = tags.Asked.ToList();
        Fields.RemoveAll(f => asked.All(a => a.Key != TagNames.Fold(f.Tag)));
        var next = Fields.Count == 0 ? 0 : Fields.Max(f => f.Position) + 1;
        var added = asked.Where(a => Fields.All(f => TagNames.Fold(f.Tag) != a.Key)).Select((a, i) => FieldGuess.Of(Id, a, next + i)).ToList();
        Fields.AddRange(added);
        return added;
    }

    public bool IsAboutItem => Subject == TemplateSubject.InsuredItem;

    /// <summary>Made for one vehicle after the other, without anything being asked.</summary>
    public bool IsMemo => Kind == TemplateKind.Memo && IsAboutItem && IsUsable && Fields.Count == 0;

    public bool IsUsable => Errors == 0 && !Retired && !Draft;

    /// <summary>R-CERT-02: of kind certificate, and about the contract or one of its insured items.</summary>
    public bool CanBeOffered => Kind == TemplateKind.Certificate && Subject != TemplateSubject.Client;
}
