using System.Runtime.CompilerServices;
using Broker.Core;

namespace Broker.Tests.House;

public sealed class NamesTests
{
    private static readonly string[] Banned = ["Service", "Manager", "Helper", "Handler", "Util", "Utils", "Base", "Impl", "Dto", "ViewModel", "Repository"];

    [Fact]
    public void No_class_hides_behind_a_name_that_says_nothing()
    {
        var types = new[] { typeof(BrokerCore).Assembly, typeof(Program).Assembly, typeof(NamesTests).Assembly }
            .SelectMany(a => a.GetTypes())
            .Where(t => t.Namespace?.StartsWith("Broker", StringComparison.Ordinal) == true && !t.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
            .ToList();
        Assert.True(types.Count > 100, "The assemblies were not read.");

        var hidden = types.Where(t => Banned.Any(word => NameOf(t).EndsWith(word, StringComparison.Ordinal))).Select(t => t.FullName).ToList();
        Assert.True(hidden.Count == 0, "A better noun is waiting for " + string.Join(", ", hidden));
    }

    private static string NameOf(Type type) => type.Name.Split('`')[0];
}
