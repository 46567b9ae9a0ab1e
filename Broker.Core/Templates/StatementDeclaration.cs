using Broker.Core.Access;
using Broker.Core.Common;

namespace Broker.Core.Templates;

/// <summary>
/// Somebody of the firm says that a template makes a statement without a tag. With the words, which are looked for in each version's text; without,
/// it is in a picture that nobody but a person can read, and is said of that one file only.
/// </summary>
public sealed class StatementDeclaration : Entity
{
    public const int WordsLength = 200, WordsLeast = 6;

    public required Guid TemplateId { get; init; }
    public required CertificateStatement Statement { get; init; }
    public string? Words { get; set; }

    /// <summary>The file it was said of.</summary>
    public required Guid FileId { get; set; }
    public required DateTime At { get; set; }
    public required string By { get; set; }

    public bool HoldsFor(Guid file, string text) => Words is null ? FileId == file : StatementCheck.Stands(Words, text);
}

/// <summary>Which statements the firm asks of its certificates: all but those it waives. One row, or none where nothing was decided.</summary>
public sealed class StatementRules : Entity
{
    public static readonly Guid OnlyId = new("f1a3b5c7-0000-7000-8000-000000000002");

    /// <summary>Names of <see cref="CertificateStatement"/>.</summary>
    public List<string> Waived { get; set; } = [];
    public required DateTime At { get; set; }
    public required string By { get; set; }

    public bool Requires(CertificateStatement statement) => !Waived.Contains(statement.ToString());
}
