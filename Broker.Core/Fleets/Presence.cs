namespace Broker.Core.Fleets;

/// <summary>A plate borne by an item on its contract, from a moment of the firm's wall clock until the first moment without it.</summary>
public readonly record struct PlateSpan(Guid ItemId, string Key, DateTime From, DateTime? Until)
{
    public bool Meets(PlateSpan other) => ItemId != other.ItemId && Key == other.Key && !IsEmpty && !other.IsEmpty && !(Until <= other.From) && !(other.Until <= From);

    private bool IsEmpty => Until <= From;
}

/// <summary>From that moment the vehicle bears another plate.</summary>
public readonly record struct PlateStep(DateTime At, string? OldKey, string? NewKey)
{
    /// <summary>Those in effect or to come, in their order.</summary>
    public static IReadOnlyList<PlateStep> Of(IEnumerable<ItemMovement> changes) =>
        [.. changes.Where(c => c is { Kind: MovementKind.PlateChange, State: MovementState.Done or MovementState.Scheduled }).OrderBy(c => c.Moment).ThenBy(c => c.AskedAt).Select(c => new PlateStep(c.Moment, c.OldKey, c.NewKey))];
}

/// <summary>
/// Who bears which plate when, on one contract, in memory: a plate is present once at a time (D-42). The verbs ask it about one vehicle, a sheet's import about ten
/// thousand; whatever was accepted is put in, so that the next row of the same sheet meets it.
/// </summary>
public sealed class Presence
{
    private readonly Dictionary<string, List<PlateSpan>> byKey = [];
    private readonly Dictionary<Guid, List<PlateSpan>> byItem = [];

    /// <param name="changes">Plate changes of these vehicles that are in effect or scheduled.</param>
    public static Presence Of(IEnumerable<Vehicle> vehicles, IEnumerable<ItemMovement> changes)
    {
        var (presence, ofItem) = (new Presence(), changes.ToLookup(c => c.ItemId));
        foreach (var vehicle in vehicles) presence.Put(SpansOf(vehicle, ofItem[vehicle.Id]));
        return presence;
    }

    /// <summary>The plates a vehicle had, has and will have, one after the other; nothing for one that is not registered.</summary>
    /// <param name="further">A plate change that is thought of.</param>
    public static IReadOnlyList<PlateSpan> SpansOf(Vehicle vehicle, IEnumerable<ItemMovement> changes, PlateStep? further = null)
    {
        var (spans, from, key) = (new List<PlateSpan>(), vehicle.From, vehicle.PlateKey);
        var steps = PlateStep.Of(changes);
        foreach (var step in further is { } thought ? steps.Append(thought) : steps)
        {
            if (step.OldKey is { } old) spans.Add(new(vehicle.Id, old, from, vehicle.Until < step.At ? vehicle.Until : step.At));
            (from, key) = (step.At > from ? step.At : from, step.NewKey);
        }
        if (key is not null) spans.Add(new(vehicle.Id, key, from, vehicle.Until));
        return spans;
    }

    /// <summary>The span of another vehicle that this one would meet.</summary>
    public PlateSpan? Clash(PlateSpan wanted)
    {
        if (!byKey.TryGetValue(wanted.Key, out var there)) return null;
        foreach (var span in there)
            if (span.Meets(wanted)) return span;
        return null;
    }

    public PlateSpan? Clash(IEnumerable<PlateSpan> wanted) => wanted.Select(Clash).FirstOrDefault(met => met is not null);

    /// <summary>What one item bears from now on, in the place of what it bore.</summary>
    public void Replace(Guid itemId, IEnumerable<PlateSpan> spans)
    {
        if (byItem.Remove(itemId, out var old))
            foreach (var span in old) byKey[span.Key].Remove(span);
        Put(spans);
    }

    public void Put(IEnumerable<PlateSpan> spans)
    {
        foreach (var span in spans)
        {
            Add(byKey, span.Key, span);
            Add(byItem, span.ItemId, span);
        }
    }

    private static void Add<TKey>(Dictionary<TKey, List<PlateSpan>> lists, TKey key, PlateSpan span) where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list)) lists[key] = list = [];
        list.Add(span);
    }
}
