using System.Globalization;
using Broker.Core.Common;
using Broker.Portal.Kit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Broker.Tests.Kit;

public sealed class KitSetupTests
{
    [Fact]
    public void A_problem_is_explained_by_the_texts_of_its_own_capability()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        using var kit = Kit();

        Assert.StartsWith("There are data here already", kit.GetRequiredService<ProblemTexts>().Of(new Problem("restore.not-empty")));
    }

    [Fact]
    public void A_text_is_remembered_in_each_language_apart()
    {
        using var kit = Kit();
        var text = kit.GetRequiredService<IStringLocalizer<CommonText>>();
        string Close(string culture)
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return text["close"];
        }
        Assert.Equal(["Fermer", "Close", "Fermer", "Close"], new[] { "fr-FR", "en-GB", "fr-FR", "en-GB" }.Select(Close));
    }

    [Fact]
    public void A_text_nobody_wrote_is_its_own_name_and_is_not_kept()
    {
        using var kit = Kit();
        var text = kit.GetRequiredService<IStringLocalizer<CommonText>>()["no-such-text"];
        Assert.True(text.ResourceNotFound);
        Assert.Equal("no-such-text", text.Value);
    }

    private static ServiceProvider Kit()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(new FirmClock(TimeProvider.System, TimeZoneInfo.Utc));
        services.AddKit();
        return services.BuildServiceProvider();
    }
}
