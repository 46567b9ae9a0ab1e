using Broker.Core.Common;
using Broker.Core.Staff;
using Broker.Portal.Features.Staff;
using Broker.Tests.World;
using Bunit;

namespace Broker.Tests.Staff;

using World = Broker.Tests.World.World;

public sealed class FirmTests
{
    [Fact]
    public async Task The_firm_has_several_addresses_which_its_clients_read()
    {
        await using var world = await World.OpenAsync();
        var input = await InputAsync(world);
        input.Offices.Add(new() { Name = "  Agence du port ", Street = "2 quai Neuf", City = " Port-Aubel " });
        Assert.Null((await world.Desk<SaveFirm>().RunAsync(world.Helene, input)).Problem);

        var read = (await world.Desk<FirmQuery>().RunAsync(world.Nadege)).Offices;
        Assert.Equal(["Bureau de Marquenbourg", "Agence du port"], read.Select(o => o.Name));
        Assert.Equal("Port-Aubel", read[1].City);
    }

    [Fact]
    public async Task What_is_wrong_with_one_address_is_said_at_its_own_field()
    {
        await using var world = await World.OpenAsync();
        var input = await InputAsync(world);
        input.Offices.Add(new() { City = "Port-Aubel" });
        Assert.Equal(new Problem("input.required", "Offices[1].Name"), (await world.Desk<SaveFirm>().RunAsync(world.Helene, input)).Problem);
        input.Offices[1] = new() { Name = "Agence", PostalCode = new('6', 13) };
        Assert.Equal("Offices[1].PostalCode", (await world.Desk<SaveFirm>().RunAsync(world.Helene, input)).Problem?.Field);
        input.Offices = [.. Enumerable.Range(0, 31).Select(n => new FirmOffice { Name = $"Agence {n}" })];
        Assert.Equal("firm.too-many-offices", (await world.Desk<SaveFirm>().RunAsync(world.Helene, input)).Problem?.Code);
    }

    [Theory]
    [InlineData("26 000 128", true)]
    [InlineData("26000128", true)]
    [InlineData("", true)]
    [InlineData("2600012", false)]
    [InlineData("26OOO128", false)]
    public async Task An_ORIAS_number_has_eight_digits(string typed, bool accepted)
    {
        await using var world = await World.OpenAsync();
        var input = await InputAsync(world);
        input.Orias = typed;
        Assert.Equal(accepted ? null : new Problem("firm.orias-wrong", "Orias"), (await world.Desk<SaveFirm>().RunAsync(world.Helene, input)).Problem);
    }

    [Fact]
    public async Task Two_who_change_the_firm_meet()
    {
        await using var world = await World.OpenAsync();
        var (mine, other) = (await InputAsync(world), await InputAsync(world));
        mine.Phone = "04 00 55 99 99";
        Assert.Null((await world.Desk<SaveFirm>().RunAsync(world.Helene, mine)).Problem);
        Assert.Equal(Problem.Stale, (await world.Desk<SaveFirm>().RunAsync(world.Helene, other)).Problem);
    }

    [Theory]
    [InlineData("#000000", 21.0)]
    [InlineData("#ffffff", 1.0)]
    [InlineData("#767676", 4.54)]
    [InlineData("#1f5f5b", 7.38)]
    public void The_contrast_of_a_colour_with_white_is_the_one_of_WCAG(string colour, double expected) => Assert.Equal(expected, FirmColour.OnWhite(colour)!.Value, 0.01);

    [Theory]
    [InlineData(null)]
    [InlineData("teal")]
    [InlineData("#12345")]
    [InlineData("#12345g")]
    public void What_is_no_colour_has_no_contrast(string? typed) => Assert.Null(FirmColour.OnWhite(typed));

    [Fact, Rule("R-CLI-07"), Rule("D-64"), Trait("Kind", "Page")]
    public async Task The_currency_is_shown_and_there_is_nothing_to_change_it_with()
    {
        await using var world = await World.OpenAsync();
        await using var screen = new CastScreen(world, world.Helene);
        screen.ComponentFactories.AddStub<LogoPanel>();
        var page = screen.Open<FirmPage>("/settings/firm", _ => { });
        page.WaitForState(() => page.FindAll("form").Count > 0);
        var currency = page.Find("section[aria-labelledby=currency-title]");
        Assert.Contains("Euro (EUR)", currency.TextContent);
        Assert.Empty(currency.QuerySelectorAll("input, select, button"));
        Assert.DoesNotContain(typeof(SaveFirm.Input).GetProperties(), p => p.Name.Contains("Currency", StringComparison.Ordinal));
    }

    private static async Task<SaveFirm.Input> InputAsync(World world)
    {
        var firm = await world.Desk<FirmQuery>().RunAsync(world.Helene);
        return new() { Name = firm.Name, Street = firm.Street, PostalCode = firm.PostalCode, City = firm.City, Phone = firm.Phone, Email = firm.Email, Orias = firm.Orias, Version = firm.Version, Offices = [.. firm.Offices] };
    }
}
