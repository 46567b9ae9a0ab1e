using Broker.Core.Demo;
using Broker.Core.Staff;

namespace Broker.Tests.Staff;

using World = Broker.Tests.World.World;

public sealed class FirmLogoTests
{
    [Fact]
    public async Task A_PNG_becomes_the_logo_and_can_be_taken_away()
    {
        await using var world = await World.OpenAsync();

        Assert.False((await world.Desk<SaveFirmLogo>().RunAsync(world.Helene, Cast.Firm.Logo)).Failed);
        Assert.Equal(Cast.Firm.Logo, await world.Desk<FirmLogoQuery>().RunAsync(world.Helene));

        Assert.False((await world.Desk<SaveFirmLogo>().RunAsync(world.Helene, null)).Failed);
        Assert.Null(await world.Desk<FirmLogoQuery>().RunAsync(world.Helene));
    }

    [Fact]
    public async Task Another_kind_of_file_and_a_huge_one_are_refused_and_the_logo_stays()
    {
        await using var world = await World.OpenAsync();
        var before = await world.Desk<FirmLogoQuery>().RunAsync(world.Helene);
        var headless = Cast.Firm.Logo!.ToArray();
        headless.AsSpan(16, 8).Clear();

        Assert.Equal("firm.logo-kind", (await world.Desk<SaveFirmLogo>().RunAsync(world.Helene, "<svg xmlns='http://www.w3.org/2000/svg' width='4000'/>"u8.ToArray())).Problem?.Code);
        Assert.Equal("firm.logo-kind", (await world.Desk<SaveFirmLogo>().RunAsync(world.Helene, headless)).Problem?.Code);
        Assert.Equal("firm.logo-too-large", (await world.Desk<SaveFirmLogo>().RunAsync(world.Helene, new byte[600 * 1024])).Problem?.Code);
        Assert.Equal(before, await world.Desk<FirmLogoQuery>().RunAsync(world.Helene));
    }
}
