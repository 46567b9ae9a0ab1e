using Broker.Core.Accounts;
using Broker.Core.Common;
using Broker.Core.Contracts;

namespace Broker.Core.Certificates;

/// <summary>Whether a contract offers certificates, and if its button cannot be pressed today, why.</summary>
/// <param name="HasButton">R-CERT-01: its product has at least one certificate template that can be used.</param>
/// <param name="Reasons">certificate.not-in-force (state) and certificate.unsettled, or certificate.not-today to whoever is not shown premiums; none when the button can be pressed (D-32).</param>
public sealed record CertificateEligibility(bool HasButton, IReadOnlyList<Problem> Reasons)
{
    public static readonly CertificateEligibility None = new(false, []);

    public bool IsOpen => HasButton && Reasons.Count == 0;

    /// <param name="held">A validation is configured: the firm decides on each request, so the two conditions are not asked (R-CERT-09).</param>
    public static CertificateEligibility Of(ContractState state, bool settledToday, bool held, bool hasTemplate, bool toldOfPremium = true)
    {
        if (!hasTemplate) return None;
        var reasons = new List<Problem>();
        if (!held && state != ContractState.InForce) reasons.Add(Problem.Of("certificate.not-in-force", state));
        if (!held && !settledToday) reasons.Add(new(toldOfPremium ? "certificate.unsettled" : "certificate.not-today"));
        return new(true, reasons);
    }

    /// <summary>R-CERT-07 and D-31: one receipt whose period, both days included, holds the day, and which is entirely settled.</summary>
    public static Receipt? SettledOn(DateOnly day, IEnumerable<Receipt> receipts) =>
        receipts.Where(r => r.Covers(day) && r.IsSettled).OrderBy(r => r.To).LastOrDefault();

    /// <summary>What a certificate speaks of: the settled period, else the contract's year that holds the day, cut by its end.</summary>
    public static (DateOnly From, DateOnly To) PeriodOn(DateOnly day, Contract contract, Receipt? settled)
    {
        if (settled is not null) return (settled.From, settled.To);
        var years = Math.Max(0, day.Year - contract.EffectiveOn.Year);
        if (years > 0 && contract.EffectiveOn.AddYears(years) > day) years--;
        var (from, to) = (contract.EffectiveOn.AddYears(years), contract.EffectiveOn.AddYears(years + 1).AddDays(-1));
        // The end of a contract is its first day without cover.
        return contract.ExpiresOn is { } end && end > contract.EffectiveOn && end <= to
            ? (from < end ? from : contract.EffectiveOn, end.AddDays(-1))
            : (from, to);
    }
}
