using Broker.Core.Common;
using Broker.Core.Fleets.Sheets;

namespace Broker.Core.Fleets.Register;

/// <summary>
/// How what an insurer's file says of a vehicle and what our books say are unlike. Dates: in both, on other days. Policy: in both, under another policy number. Unread: the row
/// could not be read.
/// </summary>
public enum DifferenceKind { OnlyOurs, OnlyTheirs, Dates, Policy, Unread }

/// <summary>An insurer's file held against our books (R451-5 II): kept with who, when and the file itself, as the proof that the yearly duty was done.</summary>
public sealed class RegisterComparison : Entity, IStaffOnly
{
    public const int NameLength = 200;

    /// <summary>At least so often.</summary>
    public const int Months = 12;

    public required Guid InsurerId { get; init; }

    /// <summary>Null: all vehicles we have with the insurer.</summary>
    public Guid? ContractId { get; init; }
    public required string FileName { get; init; }
    public required Guid FileId { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>Made by whoever brings it: sent again, it is the same comparison.</summary>
    public required Guid UploadId { get; init; }
    public required DateTime MadeAt { get; init; }
    public required string MadeBy { get; init; }

    /// <summary>Columns nobody knows, which were not read.</summary>
    public List<string> Unknown { get; set; } = [];
    public int Rows { get; init; }
    public int Same { get; init; }
    public int OnlyOurs { get; init; }
    public int OnlyTheirs { get; init; }
    public int Dates { get; init; }
    public int Policy { get; init; }
    public int Unread { get; init; }

    /// <summary>Of other contracts than the one compared, or over on both sides.</summary>
    public int Aside { get; init; }

    public int Differences => OnlyOurs + OnlyTheirs + Dates + Policy + Unread;
}

/// <summary>One vehicle on which they are unlike.</summary>
public sealed class RegisterDifference : IStaffOnly
{
    public const int PolicyLength = 60;

    public required Guid ComparisonId { get; init; }
    public required int Position { get; init; }
    public required DifferenceKind Kind { get; init; }
    public required string Plate { get; init; }

    /// <summary>Its number in their file; 0 of what is not in it.</summary>
    public required int Line { get; init; }

    /// <summary>Ours, where it is ours; of what is only theirs, the contract their policy number names.</summary>
    public Guid? ItemId { get; init; }
    public Guid? ContractId { get; init; }
    public DateOnly? OurFrom { get; init; }

    /// <summary>First day without cover; none while it is covered.</summary>
    public DateOnly? OurUntil { get; init; }
    public string? TheirPolicy { get; init; }
    public DateOnly? TheirFrom { get; init; }
    public DateOnly? TheirUntil { get; init; }

    /// <summary>Why the row could not be read.</summary>
    public List<SheetProblem> Problems { get; init; } = [];
}
