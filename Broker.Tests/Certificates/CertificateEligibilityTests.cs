using Broker.Core.Accounts;
using Broker.Core.Certificates;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Products;

namespace Broker.Tests.Certificates;

[Rule("R-CERT-07")]
public sealed class CertificateEligibilityTests
{
    private static readonly DateOnly Day = new(2026, 6, 15);
    private static readonly Guid Client = Guid.NewGuid(), ContractId = Guid.NewGuid();

    [Theory]
    [InlineData(ContractState.InForce, true, true)]
    [InlineData(ContractState.InForce, false, false)]
    [InlineData(ContractState.Suspended, true, false)]
    [InlineData(ContractState.NotYetActive, true, false)]
    [InlineData(ContractState.Terminated, true, false)]
    [InlineData(ContractState.Terminated, false, false)]
    [Rule("R-CERT-08")]
    public void Without_validation_the_button_opens_only_in_force_and_settled(ContractState state, bool settled, bool open) =>
        Assert.Equal(open, CertificateEligibility.Of(state, settled, held: false, hasTemplate: true).IsOpen);

    [Theory]
    [CombinatorialStates]
    [Rule("R-CERT-09")]
    public void With_validation_the_button_opens_whatever_the_contract(ContractState state, bool settled) =>
        Assert.True(CertificateEligibility.Of(state, settled, held: true, hasTemplate: true).IsOpen);

    [Theory]
    [CombinatorialStates]
    [Rule("R-CERT-01")]
    public void Without_a_template_there_is_no_button_even_with_validation(ContractState state, bool settled)
    {
        foreach (var held in new[] { false, true }) Assert.False(CertificateEligibility.Of(state, settled, held, hasTemplate: false).HasButton);
    }

    [Fact]
    [Rule("D-32")]
    public void A_closed_button_says_each_reason()
    {
        var reasons = CertificateEligibility.Of(ContractState.Suspended, settledToday: false, held: false, hasTemplate: true).Reasons;
        Assert.Equal(["certificate.not-in-force", "certificate.unsettled"], reasons.Select(r => r.Code));
    }

    [Theory]
    [InlineData(0, 30, true)]
    [InlineData(-30, 0, true)]
    [InlineData(1, 30, false)]
    [InlineData(-30, -1, false)]
    [Rule("D-31")]
    public void Both_days_of_a_receipts_period_belong_to_it(int from, int to, bool covered) =>
        Assert.Equal(covered, CertificateEligibility.SettledOn(Day, [Receipt(100, 100, from, to)]) is not null);

    [Fact]
    public void One_settled_receipt_suffices_beside_an_unpaid_one() =>
        Assert.NotNull(CertificateEligibility.SettledOn(Day, [Receipt(100, 0), Receipt(100, 100)]));

    [Theory]
    [InlineData(100, 99)]
    [InlineData(0, 0)]
    [InlineData(-50, 0)]
    [Rule("D-31")]
    public void Part_paid_zero_and_credit_receipts_settle_nothing(int total, int paid) =>
        Assert.Null(CertificateEligibility.SettledOn(Day, [Receipt(total, paid)]));

    [Theory]
    [InlineData(ReceiptStatus.ForInformation)]
    [InlineData(ReceiptStatus.AwaitingValidation)]
    [Rule("D-31")]
    public void Receipts_that_are_not_called_never_count(ReceiptStatus status) =>
        Assert.Null(CertificateEligibility.SettledOn(Day, [Receipt(100, 100, status: status)]));

    [Fact]
    [Rule("D-31")]
    public void A_payment_that_has_not_cleared_settles_nothing() => Assert.Null(CertificateEligibility.SettledOn(Day, [Receipt(100, 100, cleared: false)]));

    [Fact]
    [Rule("D-31")]
    public void A_direct_receipt_is_settled_once_the_insurer_was_paid()
    {
        var receipt = Receipt(100, 0, handling: Handling.Direct);
        Assert.Null(CertificateEligibility.SettledOn(Day, [receipt]));
        receipt.PaidToInsurerOn = Day;
        Assert.NotNull(CertificateEligibility.SettledOn(Day, [receipt]));
    }

    [Fact]
    public void The_period_is_the_settled_receipts_else_the_contracts_year()
    {
        Assert.Equal((Day.AddDays(-10), Day.AddDays(10)), CertificateEligibility.PeriodOn(Day, Contract(new(2024, 3, 1)), Receipt(100, 100)));
        Assert.Equal((new(2026, 3, 1), new(2027, 2, 28)), CertificateEligibility.PeriodOn(Day, Contract(new(2024, 3, 1)), null));
        Assert.Equal((new(2025, 9, 1), new(2026, 8, 31)), CertificateEligibility.PeriodOn(Day, Contract(new(2023, 9, 1)), null));
        Assert.Equal((new(2026, 3, 1), new(2026, 6, 30)), CertificateEligibility.PeriodOn(Day, Contract(new(2024, 3, 1), ends: new(2026, 7, 1)), null));
        Assert.Equal((new(2026, 8, 1), new(2027, 7, 31)), CertificateEligibility.PeriodOn(Day, Contract(new(2026, 8, 1)), null));
    }

    private static Contract Contract(DateOnly from, DateOnly? ends = null) => new()
    {
        ClientId = Client, Number = "X", RiskId = Guid.NewGuid(), InsurerId = Guid.NewGuid(), EffectiveOn = from, ExpiresOn = ends, AnnualPremium = Money.Euros(100),
    };

    private static Receipt Receipt(
        int total, int paid, int from = -10, int to = 10, ReceiptStatus status = ReceiptStatus.Called, bool cleared = true, Handling handling = Handling.Entrusted)
    {
        var payment = new Payment { ClientId = Client, Amount = Money.Euros(paid), ReceivedOn = Day, ClearedOn = cleared ? Day : null, Means = "transfer" };
        var receipt = new Receipt
        {
            ClientId = Client, ContractId = ContractId, Number = "Q", From = Day.AddDays(from), To = Day.AddDays(to), DueOn = Day,
            Total = Money.Euros(total), Handling = handling, Status = status,
        };
        if (paid > 0)
            receipt.Allocations.Add(new() { ClientId = Client, ContractId = ContractId, ReceiptId = receipt.Id, PaymentId = payment.Id, Payment = payment, Amount = Money.Euros(paid) });
        return receipt;
    }

    private sealed class CombinatorialStatesAttribute : Xunit.Sdk.DataAttribute
    {
        public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) =>
            from state in Enum.GetValues<ContractState>() from settled in new[] { false, true } select new object[] { state, settled };
    }
}
