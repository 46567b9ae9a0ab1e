using Broker.Core.Common;
using Broker.Portal.Realtime;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Kit;

public static class KitSetup
{
    /// <summary>What the Kit's components ask for; needs a <see cref="FirmClock"/> to be registered.</summary>
    public static IServiceCollection AddKit(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<IStringLocalizerFactory>(provider => new RememberedTexts(ActivatorUtilities.CreateInstance<ResourceManagerStringLocalizerFactory>(provider)));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Formats>();
        services.AddSingleton(provider => new ProblemTexts(provider.GetRequiredService<IStringLocalizerFactory>(), provider.GetRequiredService<Formats>()));
        services.AddScoped<Toaster>();
        services.AddScoped<WindowTitle>();
        services.AddSingleton<WokenScreens>();
        services.AddScoped<DrawnTogether>();
        services.AddScoped<CircuitHandler, AwayScreens>();
        return services;
    }
}
