namespace Broker.Core.Fleets;

/// <summary>A plate borne by an item on its contract, from a moment of the firm's wall clock until the first moment without it.</summary>
public readonly record struct PlateSpan(Guid ItemId, string Key, DateTime From, DateTime? Until)
{
    public bool Meets(PlateSpan other) => ItemId != other.ItemId && Key == other.Key && !IsEmpty && !other.IsEmpty && !(Until <= other.From) && !(other.Until <= From);

    private bool IsEmpty => Until <= From;
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

    /// <summary>The plates a vehicle had, has and will have, one after the other; nothing for one that is not registered or was never confirmed.</summary>
    public static IReadOnlyList<PlateSpan> SpansOf(Vehicle vehicle, IEnumerable<ItemMovement> changes)
    {
        var (spans, from) = (new List<PlateSpan>(), vehicle.From);
        var key = vehicle.PlateKey;
        var inOrder = changes.Where(c => c is { Kind: MovementKind.PlateChange, State: MovementState.Done or MovementState.Scheduled })
            .OrderBy(c => c.EffectiveOn).ThenBy(c => c.EffectiveTime).ThenBy(c => c.AskedAt).ToList();
        foreach (var change in inOrder)
        {
            var at = change.EffectiveOn.ToDateTime(change.EffectiveTime ?? TimeOnly.MinValue);
            if (change.OldKey is { } old) spans.Add(new(vehicle.Id, old, from, Earlier(at, vehicle.Until)));
            (from, key) = (at > from ? at : from, change.NewKey);
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

    private static DateTime Earlier(DateTime at, DateTime? until) => until < at ? until.Value : at;
}
