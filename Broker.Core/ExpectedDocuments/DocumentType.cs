using Broker.Core.Common;

namespace Broker.Core.ExpectedDocuments;

/// <summary>A document's name in the list all contract types share: an identity card, a company extract.</summary>
public sealed class DocumentType : Entity
{
    public const int NameLength = 120;

    public required string Name { get; set; }

    /// <summary>Found ready by a new firm: it can be called otherwise, and stays.</summary>
    public bool Shipped { get; init; }

    /// <summary>One name for both, whatever their case and accents.</summary>
    public static bool IsSame(string one, string other) => one == other || (Searchable.Fold(one) is { Length: > 0 } folded && folded == Searchable.Fold(other));
}
