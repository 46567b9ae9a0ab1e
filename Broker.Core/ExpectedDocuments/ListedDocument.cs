using Broker.Core.Clients;
using Broker.Core.Common;

namespace Broker.Core.ExpectedDocuments;

/// <summary>What a new file of a contract type asks for, or a new claim on a guarantee (AS-20). Files that are open have copied it, and do not follow unless they are made to (D-50).</summary>
public sealed class ListedDocument : Entity
{
    public const int HelpLength = 500, MostMonths = 120, Most = 60;

    /// <summary>Whose list it is of: a contract type's, or a guarantee's for claims.</summary>
    public Guid? RiskId { get; init; }
    public Guid? GuaranteeId { get; init; }
    public required Guid TypeId { get; set; }

    /// <summary>What it is and where one finds it, for whoever has to bring it.</summary>
    public string? Help { get; set; }
    public bool Mandatory { get; set; } = true;

    /// <summary>How long one that was accepted stays good.</summary>
    public int? ValidityMonths { get; set; }

    /// <summary>Asked of clients of that kind only.</summary>
    public ClientKind? OnlyFor { get; set; }
    public int Position { get; set; }

    /// <summary>No longer asked for in new files.</summary>
    public bool Retired { get; set; }
}
