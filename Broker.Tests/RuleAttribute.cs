using Xunit.Sdk;

namespace Broker.Tests;

/// <summary>Names the rule of the trade a test proves, as the trade's rule books number it (R-CERT-07, D-31…).</summary>
[TraitDiscoverer("Broker.Tests.RuleDiscoverer", "Broker.Tests")]
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class RuleAttribute(string id) : Attribute, ITraitAttribute
{
    public string Id { get; } = id;
}

public sealed class RuleDiscoverer : ITraitDiscoverer
{
    public IEnumerable<KeyValuePair<string, string>> GetTraits(Xunit.Abstractions.IAttributeInfo traitAttribute) =>
        [new("Rule", (string)traitAttribute.GetConstructorArguments().Single())];
}
