using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Deferred;
using Broker.Core.Fleets.Sheets;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Broker.Core.Templates;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Broker.Core;

public static class BrokerCore
{
    /// <summary>The only registration Core offers. Verbs and queries are found by their one public method, RunAsync, and live as long as the program.</summary>
    public static IServiceCollection AddBrokerCore(this IServiceCollection services, StorageOptions storage, TimeZoneInfo firmZone)
    {
        services.AddSingleton(storage);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<SharedAnswers>();
        services.AddSingleton<SheetProgress>();
        services.AddSingleton<BrokerStore>();
        services.AddSingleton(provider => new FirmClock(provider.GetRequiredService<TimeProvider>(), firmZone));
        services.TryAddSingleton(new FirmIdentity());
        services.TryAddSingleton(new Seats(null));
        services.AddSingleton<PaperFinish>();
        services.AddSingleton<ICodeUses, CodesInTemplates>();
        services.AddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>();
        services.AddHostedService<PostgresBell>();
        services.AddHostedService<DayBell>();
        foreach (var desk in Desks)
        {
            services.AddSingleton(desk);
            if (typeof(DeferredWork).IsAssignableFrom(desk)) services.AddSingleton(typeof(DeferredWork), provider => provider.GetRequiredService(desk));
        }
        return services;
    }

    /// <summary>Every verb and query of Core.</summary>
    public static IReadOnlyList<Type> Desks { get; } =
    [
        .. typeof(BrokerCore).Assembly.GetTypes().Where(t => t is { IsClass: true, IsSealed: true, IsAbstract: false, IsPublic: true } && t.GetMethod("RunAsync") is not null),
    ];
}
