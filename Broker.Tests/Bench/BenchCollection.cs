namespace Broker.Tests.Bench;

/// <summary>Benches run one after another, beside nothing else of this run. They print figures and never judge a time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class BenchCollection
{
    public const string Name = "Bench";
}
