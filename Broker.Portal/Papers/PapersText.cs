namespace Broker.Portal.Papers;

/// <summary>Papers of insured items, for one or for many, on both sides.</summary>
public sealed class PapersText;
