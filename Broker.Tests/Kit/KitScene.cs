using System.Globalization;
using Broker.Core.Common;
using Broker.Portal.Kit;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Kit;

/// <summary>The Kit's components as a page has them, at a moment and in a language of the test's choice.</summary>
public abstract class KitScene : BunitContext
{
    /// <summary>Tuesday 24 November 2026, 11:12 in Paris.</summary>
    protected static readonly DateTime Now = new(2026, 11, 24, 10, 12, 0, DateTimeKind.Utc);

    protected KitScene()
    {
        Services.AddLogging();
        Services.AddSingleton<TimeProvider>(new Stopped(Now));
        Services.AddSingleton(p => new FirmClock(p.GetRequiredService<TimeProvider>(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")));
        Services.AddKit();
        Speak("fr-FR");
    }

    protected static void Speak(string culture) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

    protected T The<T>() where T : notnull => Services.GetRequiredService<T>();

    private sealed class Stopped(DateTime utc) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(utc);
    }
}
