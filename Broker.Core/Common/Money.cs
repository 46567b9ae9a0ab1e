namespace Broker.Core.Common;

/// <summary>An amount in whole minor units (cents) of one currency (ISO 4217).</summary>
public readonly record struct Money(long Minor, string Currency)
{
    public const string Default = "EUR";

    public static Money Euros(decimal amount) => new((long)decimal.Round(amount * 100, MidpointRounding.AwayFromZero), Default);

    public decimal Amount => Minor / 100m;

    public static Money Zero(string currency = Default) => new(0, currency);

    public static Money operator +(Money a, Money b) => a.Currency == b.Currency
        ? new(a.Minor + b.Minor, a.Currency)
        : throw new InvalidOperationException("Amounts of two currencies are never added.");

    public static Money operator -(Money a, Money b) => a + new Money(-b.Minor, b.Currency);
}

public static class Monies
{
    /// <summary>Amounts of several currencies, each by itself: the firm's own first, then the others by name.</summary>
    public static IReadOnlyList<Money> ByCurrency(this IEnumerable<Money> amounts) =>
        [.. amounts.OrderBy(m => m.Currency != Money.Default).ThenBy(m => m.Currency, StringComparer.Ordinal)];
}
