namespace Broker.Core.Clients;

/// <summary>Whether a client is in the official register of frozen assets. For the firm's eyes: never shown to the client.</summary>
public enum FreezeState
{
    /// <summary>Nobody has looked.</summary>
    Unchecked,
    No,

    /// <summary>The register knows somebody of that name.</summary>
    ToVerify,
    Yes,
}

/// <summary>What somebody found who looked for a client in that register.</summary>
public enum FreezeOutcome { NoMatch, Matches, Listed }

/// <summary>Where a client stands with the register since somebody last looked.</summary>
/// <param name="By">As they were called then.</param>
public sealed record FreezeLook(FreezeState State, FreezeOutcome Outcome, DateTime At, string By, string? Note);
