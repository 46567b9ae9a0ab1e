using System.Globalization;
using Broker.Core.Access;
using Broker.Portal.Hosting;
using Broker.Portal.Kit;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Extranet;

/// <summary>Pages of the client face, with the test's own world behind them.</summary>
public abstract class ExtranetScene : BunitContext, IAsyncLifetime
{
    protected TheWorld World { get; private set; } = null!;

    /// <summary>What one begins with, is what a test of it speaks.</summary>
    protected ExtranetScene() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr-FR");

    public async Task InitializeAsync()
    {
        World = await TheWorld.OpenAsync();
        Services.AddLogging();
        World.LendTo(Services);
        Services.AddKit();
        Services.AddDataProtection();
        Services.AddSingleton<Refusals>();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await World.DisposeAsync();
    }

    /// <summary>The page as that person sees it.</summary>
    protected IRenderedComponent<TPage> Open<TPage>(Caller me, Action<ComponentParameterCollectionBuilder<TPage>> with) where TPage : IComponent =>
        Render<TPage>(page =>
        {
            page.AddCascadingValue(me);
            with(page);
        });
}
