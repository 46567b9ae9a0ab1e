using Broker.Core.Common;
using Broker.Core.Products;

namespace Broker.Core.Fleets.Sheets;

/// <summary>
/// Compared: nothing is written yet. Confirmed: it waits for its turn, and can still be called back. Writing: from here on all of it is written or, after a fault, all of
/// it again. Overtaken: the contract changed before it was written; it was compared anew and wants another look.
/// </summary>
public enum SheetState { Compared, Confirmed, Writing, Written, Overtaken, Failed }

/// <summary>What a row of the sheet comes to.</summary>
public enum SheetOutcome { Added, Changed, Left, Unchanged, Refused }

/// <summary>A sheet of items somebody brought for one contract (D-43): compared with what is there, looked at, confirmed, then written in one go. It is its author's own.</summary>
public sealed class ItemSheet : Entity, IContractPart, IPersonal
{
    static ContractPart IContractPart.Part => ContractPart.Items;

    public const int NameLength = 200, NoteLength = 300, FailureLength = 80, MostAttempts = 3;

    /// <summary>Work that has not ended by then died with its process.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>Nobody has come back by then.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public required Guid ClientId { get; init; }
    public required Guid ContractId { get; init; }
    Guid? IAboutContract.ContractId => ContractId;
    public required Guid PersonId { get; init; }
    public required ItemKind Kind { get; init; }
    public required bool ByClient { get; init; }

    /// <summary>Of the session they came in by, which may be what opens the account to them (D-22).</summary>
    public string? Session { get; init; }
    public required string FileName { get; init; }
    public required Guid FileId { get; init; }
    public required DateTime BroughtAt { get; init; }

    /// <summary>Made by whoever brings it: sent again, it is the same sheet.</summary>
    public required Guid UploadId { get; init; }

    /// <summary>What the sheet does not name has left.</summary>
    public required bool Whole { get; init; }

    /// <summary>The day of what has none of its own in the sheet.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Why, for days that are past; the file's name when nobody said.</summary>
    public required string Note { get; init; }

    /// <summary>Through which endorsement, on contracts whose movements take one.</summary>
    public Guid? EndorsementId { get; init; }

    /// <summary>Columns nobody knows, which were not read.</summary>
    public List<string> Unread { get; set; } = [];

    public SheetState State { get; private set; } = SheetState.Compared;
    public int Added { get; private set; }
    public int Changed { get; private set; }
    public int Left { get; private set; }
    public int Unchanged { get; private set; }
    public int Refused { get; private set; }

    /// <summary>Of what was compared: only what was looked at is written.</summary>
    public string Digest { get; private set; } = "";
    public bool Acknowledged { get; private set; }
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>As they were called when they confirmed.</summary>
    public string? ConfirmedBy { get; private set; }
    public Guid? ClaimId { get; private set; }
    public DateTime? DueAt { get; private set; }
    public int Attempts { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public string? Failure { get; private set; }

    /// <summary>With whose rights it is written, as they are then.</summary>
    internal Access.Caller Author => ByClient ? Access.Caller.Client(PersonId, ClientId, Session) : Access.Caller.Staff(PersonId);

    public int ToWrite => Added + Changed + Left;
    public int Rows => ToWrite + Unchanged + Refused;
    public bool IsOpen => State is SheetState.Compared or SheetState.Overtaken;

    public void Found(IReadOnlyDictionary<SheetOutcome, int> counts, string digest)
    {
        int Of(SheetOutcome outcome) => counts.GetValueOrDefault(outcome);
        (Added, Changed, Left, Unchanged, Refused, Digest) = (Of(SheetOutcome.Added), Of(SheetOutcome.Changed), Of(SheetOutcome.Left), Of(SheetOutcome.Unchanged), Of(SheetOutcome.Refused), digest);
    }

    public Result Confirm(string by, bool acknowledged, DateTime now)
    {
        if (!IsOpen) return new Problem("sheet.not-open");
        if (ToWrite == 0) return new Problem("sheet.nothing-to-write");
        // A row that could not be read may be of the very thing that would leave.
        if (Whole && Refused > 0) return Problem.Of("sheet.whole-with-errors", Refused);
        (State, ConfirmedAt, ConfirmedBy, Acknowledged, DueAt, Attempts) = (SheetState.Confirmed, now, by, acknowledged, now, 0);
        return Result.Done;
    }

    /// <summary>Before anything is written.</summary>
    public Result CallBack()
    {
        if (State != SheetState.Confirmed) return new Problem("sheet.begun");
        (State, ConfirmedAt, ConfirmedBy, DueAt) = (SheetState.Compared, null, null, null);
        return Result.Done;
    }

    /// <summary>One worker takes it; a second one loses by the row's version.</summary>
    public bool TryClaim(Guid claim, DateTime now)
    {
        if (State is not (SheetState.Confirmed or SheetState.Writing) || DueAt > now) return false;
        (State, ClaimId, Attempts, DueAt) = (SheetState.Writing, claim, Attempts + 1, now + Lease);
        return true;
    }

    /// <summary>Whoever was at it is gone: it is due again.</summary>
    public void Interrupted(DateTime now)
    {
        if (State == SheetState.Writing) DueAt = now;
    }

    public void End(SheetState state, DateTime now, string? failure = null) => (State, EndedAt, Failure, ClaimId, DueAt) = (state, now, failure, null, null);
}

/// <summary>A row of the sheet beside what is there: for the screen, a page at a time.</summary>
public sealed class SheetLine : IOwned
{
    public required Guid ClientId { get; init; }
    public required Guid SheetId { get; init; }
    public required int Position { get; init; }

    /// <summary>Its number in the spreadsheet; 0 of what the sheet does not name.</summary>
    public required int Line { get; init; }
    public required SheetOutcome Outcome { get; init; }
    public required string Label { get; init; }
    public DateOnly? On { get; init; }

    /// <summary>Of what is changed; of what comes, what it is.</summary>
    public List<FieldChange> Changes { get; init; } = [];
    public List<SheetProblem> Problems { get; init; } = [];
}

/// <summary>A problem as it is kept: its values as text that does not depend on the language.</summary>
public sealed record SheetProblem(string Code, string? Field, List<string> Args)
{
    public static SheetProblem Of(Problem problem) => new(problem.Code, problem.Field, [.. problem.Args.Select(a => a switch { DateOnly day => Dates.Iso(day), IFormattable value => value.ToString(null, System.Globalization.CultureInfo.InvariantCulture), _ => a?.ToString() ?? "" })]);
}
