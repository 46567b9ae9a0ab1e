using Broker.Core.Access;
using Broker.Core.Common;

namespace Broker.Core.Templates;

/// <summary>
/// One file a template has had. It is kept for good, and so is its file: certificates name it by its number, and requests under way are printed from it.
/// </summary>
public sealed class TemplateVersion : Entity
{
    public const int NoteLength = 300, ByLength = Actor.SignatureLength;

    public required Guid TemplateId { get; init; }

    /// <summary>From 1, in the order they came.</summary>
    public required int Number { get; init; }
    public required Guid FileId { get; init; }
    public required string FileName { get; init; }
    public required DateTime At { get; init; }

    /// <summary>Null: it was there before versions were kept.</summary>
    public string? By { get; init; }

    /// <summary>What its author says has changed.</summary>
    public string? Note { get; init; }

    /// <summary>An older version put back: its number. The file is the same.</summary>
    public int? RestoredFrom { get; init; }

    /// <summary>Null: nobody's documents were ever made with it.</summary>
    public DateTime? PublishedAt { get; set; }
    public string? PublishedBy { get; set; }

    internal void Publish(Actor by, DateTime at) => (PublishedAt, PublishedBy) = (at, by.Signature);
}
