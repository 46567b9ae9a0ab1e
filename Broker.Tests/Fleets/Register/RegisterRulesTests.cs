using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Fleets;
using Broker.Core.Fleets.Register;
using Broker.Core.Products;
using Broker.Tests.World;

namespace Broker.Tests.Fleets.Register;

/// <summary>What the law asks of a row, and by when.</summary>
public sealed class RegisterRulesTests
{
    private static readonly FirmClock Clock = new(new FakeTime(Broker.Tests.World.World.Start), Broker.Tests.World.World.Zone);

    [Theory, Rule("D-44"), Rule("R-FLEET")]
    // Friday evening to Monday evening: hours pass at week-ends, and on public holidays.
    [InlineData("2026-06-12 18:00", "2026-06-15 16:00")]
    [InlineData("2026-07-13 09:30", "2026-07-16 07:30")]
    // Without an hour, from the day's beginning.
    [InlineData("2026-06-12", "2026-06-14 22:00")]
    // The clocks go forward on 29 March, and back on 25 October: 72 hours stay 72 hours.
    [InlineData("2026-03-27 18:00", "2026-03-30 17:00")]
    [InlineData("2026-10-23 18:00", "2026-10-26 16:00")]
    public void It_is_due_72_hours_after_its_effect_not_on_the_third_working_day(string effect, string dueUtc)
    {
        var parts = effect.Split(' ');
        var due = RegisterRules.DueAt(Clock, DateOnly.Parse(parts[0], null), parts.Length > 1 ? TimeOnly.Parse(parts[1], null) : null);
        Assert.Equal(DateTime.Parse(dueUtc, null), due);
        Assert.Equal(DateTimeKind.Utc, due.Kind);
    }

    [Fact]
    public void An_hour_that_the_clocks_leap_over_is_the_one_after_and_of_two_alike_it_is_the_first()
    {
        Assert.Equal(new DateTime(2026, 3, 29, 1, 0, 0), Clock.At(new(2026, 3, 29), new(2, 30)));
        Assert.Equal(new DateTime(2026, 10, 25, 0, 30, 0), Clock.At(new(2026, 10, 25), new(2, 30)));
        Assert.Equal(Clock.StartOf(new(2026, 6, 15)), Clock.At(new(2026, 6, 15), null));
    }

    [Theory, Rule("R-FLEET")]
    [InlineData("", "1 rue X", "POL-1", "AB-123-CD", "register.no-insurer")]
    [InlineData("Valsoline", null, "POL-1", "AB-123-CD", "register.no-insurer-address")]
    [InlineData("Valsoline", "  ", "POL-1", "AB-123-CD", "register.no-insurer-address")]
    [InlineData("Valsoline", "1 rue X", " ", "AB-123-CD", "register.no-policy")]
    [InlineData("Valsoline", "1 rue X", "POL-1", "", "register.no-plate")]
    [InlineData("Valsoline", "1 rue X", "POL-1", "AB-123-CD", null)]
    public void A_row_that_lacks_what_the_law_asks_for_is_refused_with_the_reason(string name, string? address, string number, string plate, string? code) =>
        Assert.Equal(code, RegisterRules.Lacks(new() { Name = name, Address = address }, Contract(number, new(2024, 3, 1), null), plate, new(2026, 6, 15))?.Code);

    [Fact, Rule("R-FLEET")]
    public void A_contract_that_ends_before_it_begins_has_no_period() =>
        Assert.Equal("register.no-period", RegisterRules.Lacks(new() { Name = "Valsoline", Address = "1 rue X" }, Contract("POL-1", new(2026, 3, 1), new(2026, 3, 1)), "AB-123-CD", new(2026, 6, 15))?.Code);

    [Theory, Rule("R-FLEET")]
    // Until its end, the last day with cover; until the insurance year's end while no end is known.
    [InlineData("2024-03-01", "2026-09-01", "2026-06-15", "2026-08-31")]
    [InlineData("2024-03-01", null, "2026-06-15", "2027-02-28")]
    [InlineData("2024-03-01", null, "2026-03-01", "2027-02-28")]
    [InlineData("2024-03-01", null, "2026-02-28", "2026-02-28")]
    [InlineData("2026-09-01", null, "2026-06-15", "2027-08-31")]
    public void The_policys_period_goes_from_its_effect_to_its_end_or_to_that_of_the_insurance_year(string from, string? end, string on, string until) =>
        Assert.Equal(new PolicyPeriod(DateOnly.Parse(from, null), DateOnly.Parse(until, null)), PolicyPeriod.Of(Contract("POL-1", DateOnly.Parse(from, null), end is null ? null : DateOnly.Parse(end, null)), DateOnly.Parse(on, null)));

    [Theory, Rule("D-44")]
    [InlineData("AB-123-CD", "AB-124-CD", MovementKind.PlateChange, "AB-124-CD", "AB-123-CD")]
    [InlineData(null, "AB-124-CD", MovementKind.Entry, "AB-124-CD", null)]
    [InlineData("AB-123-CD", null, MovementKind.Exit, "AB-123-CD", null)]
    public void A_plate_that_comes_is_an_entry_and_one_that_goes_an_exit(string? before, string? after, MovementKind kind, string plate, string? previous)
    {
        var notice = RegisterRules.NoticeOf(Movement(MovementKind.PlateChange, new FieldChange(nameof(ItemData.Plate), before, after)), "ZZ-999-ZZ", Clock)!;
        Assert.Equal((kind, plate, previous), (notice.Kind, notice.Plate, notice.PreviousPlate));
    }

    [Fact, Rule("D-44")]
    public void What_bears_no_plate_and_what_says_nothing_of_cover_is_not_told()
    {
        Assert.Null(RegisterRules.NoticeOf(Movement(MovementKind.Entry), "", Clock));
        Assert.Null(RegisterRules.NoticeOf(Movement(MovementKind.Exit), "", Clock));
        Assert.Null(RegisterRules.NoticeOf(Movement(MovementKind.Correction, new FieldChange(nameof(ItemData.Model), "FH", "FM")), "AB-123-CD", Clock));
        Assert.NotNull(RegisterRules.NoticeOf(Movement(MovementKind.Entry), "AB-123-CD", Clock));
    }

    private static Contract Contract(string number, DateOnly from, DateOnly? end) => new()
    {
        ClientId = Guid.NewGuid(), Number = number, RiskId = Guid.NewGuid(), InsurerId = Guid.NewGuid(), EffectiveOn = from, ExpiresOn = end, AnnualPremium = Money.Euros(1),
    };

    private static ItemMovement Movement(MovementKind kind, params List<FieldChange> changes) => new()
    {
        ClientId = Guid.NewGuid(), ContractId = Guid.NewGuid(), ItemId = Guid.NewGuid(), ItemKind = ItemKind.Vehicle, Kind = kind, Origin = MovementOrigin.Staff, Label = "AB-123-CD", EffectiveOn = new(2026, 6, 15), AskedAt = Clock.Now, AskedBy = "Théo",
        Changes = changes,
    };
}
