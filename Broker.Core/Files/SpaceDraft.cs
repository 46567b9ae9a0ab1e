using Broker.Core.Common;

namespace Broker.Core.Files;

/// <summary>What a client's people fill in, in more than one go.</summary>
public enum SpaceForm { Quote, Claim, Certificate }

/// <summary>What one person has typed into a form of their space and not sent: found again on whatever screen they come back to. One a form.</summary>
public sealed class SpaceDraft : Entity, IOwned, IPersonal, IUntold
{
    public const int MostValues = 80, NameLength = 60, ValueLength = 10_000;

    /// <summary>Nobody has come back by then.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    public required Guid ClientId { get; init; }
    public required Guid PersonId { get; init; }
    public required SpaceForm Form { get; init; }

    /// <summary>That of the sending to come: two screens that send the same draft send it once.</summary>
    public required Guid CommandId { get; init; }
    public Dictionary<string, string> Values { get; set; } = [];
    public required DateTime KeptAt { get; set; }
}

/// <summary>A file brought for such a form before it is sent. One taken away again is cleared by the firm's own machine, who alone destroys files.</summary>
public sealed class DraftFile : Entity, IOwned, IPersonal, IUntold
{
    public const int Most = 30;

    public required Guid ClientId { get; init; }
    public required Guid PersonId { get; init; }
    public required SpaceForm Form { get; init; }
    public required string Name { get; init; }
    public required Guid FileId { get; init; }
    public StoredFile? File { get; init; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>Given by whoever brings it: sent again, it is the same file.</summary>
    public required Guid UploadId { get; init; }
    public bool Removed { get; set; }
}
