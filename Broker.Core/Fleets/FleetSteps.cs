namespace Broker.Core.Fleets;

/// <summary>
/// Lines of one list that somebody has read by their number, until something changes: a line further on is walked to from the nearest before it, not from the top. Shared by
/// all who look at the list.
/// </summary>
internal sealed class FleetSteps(FleetSort sort)
{
    private const int Most = 2_000;
    private readonly SortedList<int, FleetPlace> places = [];

    /// <returns>How many lines are to be passed over, and after which.</returns>
    public (int Over, FleetPlace? After) To(int from)
    {
        lock (places)
        {
            var (low, high) = (0, places.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (places.Keys[middle] < from) low = middle + 1;
                else high = middle;
            }
            return low == 0 ? (from, null) : (from - places.Keys[low - 1] - 1, places.Values[low - 1]);
        }
    }

    public void Keep(int from, IReadOnlyList<FleetRow> rows)
    {
        if (rows.Count == 0) return;
        lock (places)
        {
            if (places.Count < Most) places[from + rows.Count - 1] = FleetPlace.Of(rows[^1], sort);
        }
    }
}
