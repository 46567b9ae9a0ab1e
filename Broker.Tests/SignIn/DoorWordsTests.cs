using System.Globalization;
using Broker.Core.Access;
using Broker.Core.SignIn;
using Broker.Portal.Account;
using Broker.Portal.Hosting;
using Broker.Portal.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.SignIn;

/// <summary>What the door writes: each mail whole in both languages, and its links lead home.</summary>
public sealed class DoorWordsTests
{
    public static TheoryData<DoorMailKind, string> Every
    {
        get
        {
            var all = new TheoryData<DoorMailKind, string>();
            foreach (var kind in Enum.GetValues<DoorMailKind>())
                foreach (var language in new[] { "fr", "en" }) all.Add(kind, language);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void Every_mail_is_whole_in_both_languages(DoorMailKind kind, string language)
    {
        var before = CultureInfo.CurrentUICulture.Name;
        var letter = Words().Letter(new(kind, language, "Rose Tavel", "Transports Rivelaine", "Théo Darnaud", "Ardelane Courtage", "SECRET"));

        Assert.DoesNotContain("mail.", letter.Subject + letter.Text + letter.Press?.Label);
        Assert.DoesNotMatch(@"\{\d\}", letter.Subject + letter.Text);
        Assert.StartsWith(language == "en" ? "Hello Rose Tavel" : "Bonjour Rose Tavel", letter.Text);
        Assert.DoesNotContain("SECRET", letter.Subject);
        if (kind is DoorMailKind.Invitation or DoorMailKind.InvitationToMore or DoorMailKind.Reset or DoorMailKind.Registration)
            Assert.StartsWith("https://portail.ardelane.example/account/", letter.Press!.Address);
        Assert.Equal(kind == DoorMailKind.Code, letter.Text.Contains("SECRET"));
        Assert.Equal(before, CultureInfo.CurrentUICulture.Name);
    }

    private static DoorWords Words()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(new Broker.Core.Common.FirmClock(TimeProvider.System, TimeZoneInfo.Utc));
        services.AddKit();
        services.AddSingleton(new PortalOptions { PublicUrl = "https://portail.ardelane.example/" });
        services.AddSingleton<DoorWords>();
        return services.BuildServiceProvider().GetRequiredService<DoorWords>();
    }
}
