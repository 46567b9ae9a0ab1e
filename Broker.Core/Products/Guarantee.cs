using Broker.Core.Common;

namespace Broker.Core.Products;

/// <summary>One of the things a contract covers: glass, theft, legal costs. Needs only its name (R-CON-06).</summary>
public sealed class Guarantee : Entity
{
    public const int NameLength = 120;

    public required string Name { get; set; }

    /// <summary>What clients read instead: on the extranet, in mails and letters.</summary>
    public string? PublicName { get; set; }

    /// <summary>Whether a client may declare a claim on it (R-CON-07).</summary>
    public bool Declarable { get; set; }

    /// <summary>In whole cents; what contracts begin with, which may say otherwise.</summary>
    public long? LimitMinor { get; set; }
    public long? DeductibleMinor { get; set; }

    public Money? Limit { get => Read(LimitMinor); set => LimitMinor = value?.Minor; }
    public Money? Deductible { get => Read(DeductibleMinor); set => DeductibleMinor = value?.Minor; }

    /// <summary>As clients read it.</summary>
    public string ShownName => PublicName ?? Name;

    private static Money? Read(long? minor) => minor is { } cents ? new Money(cents, Money.Default) : null;
}

/// <summary>A guarantee a product's contracts begin with, in the order in which they are read.</summary>
public sealed class ProductGuarantee
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ProductId { get; init; }
    public required Guid GuaranteeId { get; init; }
    public int Position { get; set; }
}
