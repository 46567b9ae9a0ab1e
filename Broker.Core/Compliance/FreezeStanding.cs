using Broker.Core.Clients;
using Broker.Core.Common;

namespace Broker.Core.Compliance;

/// <summary>Where a client stands with the register of frozen assets, and who looked last. Each look is a line of the client's history.</summary>
public sealed class FreezeStanding : Entity, IOwned, IStaffOnly
{
    public const int NoteLength = 500;

    public required Guid ClientId { get; init; }
    public FreezeState State { get; set; }
    public FreezeOutcome Outcome { get; set; }
    public DateTime At { get; set; }

    /// <summary>Who looked, as they were called then.</summary>
    public string By { get; set; } = "";
    public string? Note { get; set; }

    public FreezeLook Look
    {
        get => new(State, Outcome, At, By, Note);
        set => (State, Outcome, At, By, Note) = value;
    }

    /// <summary>Found by hand: a person alone enters a client as listed, or takes that away, and then says why (R-GEL-08). That others bear the name takes nothing away.</summary>
    public Result Record(FreezeOutcome outcome, string? note, string by, DateTime at)
    {
        if (State == FreezeState.Yes && outcome == FreezeOutcome.NoMatch && note is null) return new Problem("freeze.reason-needed", nameof(Note));
        State = (outcome, State) switch
        {
            (FreezeOutcome.NoMatch, _) => FreezeState.No,
            (FreezeOutcome.Listed, _) or (_, FreezeState.Yes) => FreezeState.Yes,
            _ => FreezeState.ToVerify,
        };
        (Outcome, Note, By, At) = (outcome, note, by, at);
        return Result.Done;
    }
}

/// <summary>What a look into the register writes into the client's history; its only value is what was noted.</summary>
public static class FreezeEvents
{
    public const string NoMatch = "client.freeze-no-match", Matches = "client.freeze-matches", Listed = "client.freeze-listed", Lifted = "client.freeze-lifted";

    public static string Of(FreezeState before, FreezeOutcome outcome) => outcome switch
    {
        FreezeOutcome.Listed => Listed,
        FreezeOutcome.Matches => Matches,
        _ => before == FreezeState.Yes ? Lifted : NoMatch,
    };
}
