using Broker.Tests.House;
using Broker.Tests.Journeys;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Broker.Tests.World.LongestFirst", "Broker.Tests")]

namespace Broker.Tests.World;

/// <summary>What takes longest begins first, so that nothing long is left alone at the end. What a collection holds runs one after the other.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly List<string> Long = [Journeys.Journeys.Name, Looks.Name, nameof(AccessTests), nameof(CrawlTests), nameof(BadInputTests), nameof(EndpointCrawlTests), nameof(Workshop.ChromiumPressFaultTests)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(Place);

    /// <summary>A class without a collection is one of its own, named after it.</summary>
    private static int Place(ITestCollection collection) =>
        Long.FindIndex(name => collection.DisplayName == name || $"{collection.DisplayName} ".Contains($".{name} ", StringComparison.Ordinal)) is var at and >= 0 ? at : Long.Count;
}
