using System.Globalization;
using Broker.Core.Common;
using Broker.Portal.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Kit;

public sealed class KitSetupTests
{
    [Fact]
    public void A_problem_is_explained_by_the_texts_of_its_own_capability()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(new FirmClock(TimeProvider.System, TimeZoneInfo.Utc));
        services.AddKit();
        using var kit = services.BuildServiceProvider();

        Assert.StartsWith("There are data here already", kit.GetRequiredService<ProblemTexts>().Of(new Problem("restore.not-empty")));
    }
}
