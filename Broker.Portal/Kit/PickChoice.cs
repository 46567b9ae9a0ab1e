namespace Broker.Portal.Kit;

/// <summary>One row a <see cref="SearchPick"/> proposes.</summary>
public sealed record PickChoice(Guid Id, string Title, string? Detail);
