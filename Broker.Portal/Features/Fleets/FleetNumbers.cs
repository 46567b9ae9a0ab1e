namespace Broker.Portal.Features.Fleets;

/// <summary>The numbers of a client's contracts, by id. Two that say the same are equal.</summary>
public sealed class FleetNumbers(IReadOnlyDictionary<Guid, string> numbers) : IEquatable<FleetNumbers>
{
    public static FleetNumbers None { get; } = new(new Dictionary<Guid, string>());

    private readonly string all = string.Join('|', numbers.OrderBy(one => one.Key).Select(one => $"{one.Key:N}{one.Value}"));

    public string? Of(Guid contract) => numbers.GetValueOrDefault(contract);

    public bool Equals(FleetNumbers? other) => all == other?.all;

    public override bool Equals(object? obj) => Equals(obj as FleetNumbers);

    public override int GetHashCode() => all.GetHashCode(StringComparison.Ordinal);
}
