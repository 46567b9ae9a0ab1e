using Broker.Core.Common;

namespace Broker.Core.Contracts;

/// <summary>Who brings business to the firm (apporteur d'affaires): named on the contracts that came through them.</summary>
public sealed class Introducer : Entity
{
    public const int NameLength = 120, NoteLength = 500;

    public required string Name { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }

    /// <summary>What was agreed with them, for the firm's eyes.</summary>
    public string? Note { get; set; }

    /// <summary>No longer offered; the contracts they brought keep their name.</summary>
    public bool Retired { get; set; }
}
