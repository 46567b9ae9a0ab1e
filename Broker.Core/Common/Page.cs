namespace Broker.Core.Common;

/// <summary>One page of a list; <paramref name="Total"/> counts the whole list.</summary>
public sealed record Page<T>(IReadOnlyList<T> Rows, int Total);
