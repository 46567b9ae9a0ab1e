using Broker.Core.Common;
using Broker.Core.Fleets.Sheets;

namespace Broker.Core.Fleets.Register;

/// <summary>Our vehicles held against theirs, plate by plate as ours come by: nothing of ours is held.</summary>
/// <param name="contract">The policy number of the only contract compared; null: every contract of the insurer.</param>
internal sealed class RegisterMatching(RegisterReading theirs, DateOnly today, string? contract)
{
    /// <param name="Until">First day without cover, by the vehicle or by its contract.</param>
    public readonly record struct Our(Guid ItemId, Guid ContractId, string Number, string Key, string Plate, DateOnly From, DateOnly? Until)
    {
        public bool IsCoveredOn(DateOnly day) => From <= day && !(Until <= day);
    }

    private readonly HashSet<string> met = [];
    private readonly List<RegisterDifference> found = [];
    private Our? held;

    public int Same { get; private set; }
    public int Aside { get; private set; }

    /// <summary>In the order of their plates: those who bore one plate, one after the other, are one.</summary>
    public void Take(Our our)
    {
        if (held is { } before && before.Key == our.Key)
        {
            if (Outdoes(our, before)) held = our;
            return;
        }
        Settle();
        held = our;
    }

    /// <param name="contracts">Ours with the insurer, by their policy number as <see cref="Fold"/> has it.</param>
    public IReadOnlyList<RegisterDifference> End(Guid comparison, IReadOnlyDictionary<string, Guid> contracts)
    {
        Settle();
        foreach (var (key, their) in theirs.ByPlate)
        {
            if (met.Contains(key)) continue;
            var policy = theirs.PolicyOf(their);
            // Another contract's, or over: nobody misses it.
            if (!theirs.IsOpen(their) || (contract is not null && policy is not null && Fold(policy) != Fold(contract))) Aside++;
            else found.Add(Differ(DifferenceKind.OnlyTheirs, null, their, Shown(key), policy is not null && contracts.TryGetValue(Fold(policy), out var ours) ? ours : null));
        }
        foreach (var (line, plate, why) in theirs.Unread)
            found.Add(new() { ComparisonId = default, Position = 0, Kind = DifferenceKind.Unread, Plate = plate, Line = line, Problems = [SheetProblem.Of(why)] });
        var position = 0;
        return [.. found.OrderBy(d => d.Kind).ThenBy(d => d.Kind == DifferenceKind.Unread ? d.Line : 0).ThenBy(d => d.Plate, StringComparer.Ordinal).Select(d => Placed(d, comparison, position++))];
    }

    /// <summary>Numbers are the same however they are written: without signs, spaces, and zeros before.</summary>
    public static string Fold(string policy) => string.Concat(policy.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)).TrimStart('0');

    /// <summary>What is covered counts, then what is to come, then what left last.</summary>
    private bool Outdoes(Our one, Our other) => Weight(one).CompareTo(Weight(other)) > 0;

    private (int, DateOnly) Weight(Our our) => our.IsCoveredOn(today) ? (2, our.From) : our.From > today ? (1, our.From) : (0, our.Until ?? our.From);

    private void Settle()
    {
        if (held is not { } our) return;
        held = null;
        if (!theirs.ByPlate.TryGetValue(our.Key, out var their))
        {
            if (our.IsCoveredOn(today)) found.Add(Differ(DifferenceKind.OnlyOurs, our, null, our.Plate));
            return;
        }
        met.Add(our.Key);
        if (Unlike(our, their) is { } kind) found.Add(Differ(kind, our, their, our.Plate));
        else Same++;
    }

    private DifferenceKind? Unlike(Our our, RegisterReading.Their their)
    {
        var (covered, open) = (our.IsCoveredOn(today), theirs.IsOpen(their));
        if (covered && theirs.PolicyOf(their) is { } policy && Fold(policy) != Fold(our.Number)) return DifferenceKind.Policy;
        // It is to come at ours, and stands in their file beforehand: they only need to agree on the day.
        if (our.From > today) return theirs.HasFrom && their.From != our.From ? DifferenceKind.Dates : null;
        if (covered != open) return DifferenceKind.Dates;
        if (theirs.HasFrom && their.From is { } from && from != our.From && covered) return DifferenceKind.Dates;
        return theirs.HasUntil && !SameEnd(our.Until, their.Until) ? DifferenceKind.Dates : null;
    }

    /// <summary>Some write the last day with cover, some the first without.</summary>
    private static bool SameEnd(DateOnly? ours, DateOnly? theirs) => ours == theirs || (ours is { } without && theirs is { } last && last.AddDays(1) == without);

    private RegisterDifference Differ(DifferenceKind kind, Our? our, RegisterReading.Their? their, string plate, Guid? named = null) => new()
    {
        ComparisonId = default, Position = 0, Kind = kind, Plate = plate, Line = their?.Line ?? 0, ItemId = our?.ItemId, ContractId = our?.ContractId ?? named, OurFrom = our?.From, OurUntil = our?.Until,
        TheirPolicy = their is { } row ? theirs.PolicyOf(row) : null, TheirFrom = their?.From, TheirUntil = their?.Until,
    };

    private static RegisterDifference Placed(RegisterDifference d, Guid comparison, int position) => new()
    {
        ComparisonId = comparison, Position = position, Kind = d.Kind, Plate = d.Plate, Line = d.Line, ItemId = d.ItemId, ContractId = d.ContractId, OurFrom = d.OurFrom, OurUntil = d.OurUntil,
        TheirPolicy = d.TheirPolicy, TheirFrom = d.TheirFrom, TheirUntil = d.TheirUntil, Problems = d.Problems,
    };

    private static string Shown(string key) => Plate.Read(key) is { } plate ? plate.Shown : key;
}
