using System.Globalization;
using Broker.Core.Access;
using Broker.Portal.Hosting;
using Broker.Portal.Kit;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.World;

/// <summary>A screen somebody of the cast has open, on the real desks and the real bell of a world.</summary>
public sealed class CastScreen : BunitContext
{
    private readonly Caller by;

    public CastScreen(World world, Caller by, string culture = "fr-FR")
    {
        this.by = by;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        Services.AddLogging();
        world.LendTo(Services);
        Services.AddKit();
        Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        Services.AddSingleton<Refusals>();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    /// <param name="address">Where the browser is, as the page reads its query from there.</param>
    public IRenderedComponent<T> Open<T>(string address, Action<ComponentParameterCollectionBuilder<T>> parameters) where T : IComponent
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<T>(page =>
        {
            page.AddCascadingValue(by);
            parameters(page);
        });
    }
}
