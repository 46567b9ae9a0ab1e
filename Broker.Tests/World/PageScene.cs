using System.Globalization;
using AngleSharp.Dom;
using Broker.Core.Access;
using Broker.Core.ExpectedDocuments.Reminders;
using Broker.Portal.Features.ExpectedDocuments;
using Broker.Portal.Hosting;
using Broker.Portal.Kit;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.World;

/// <summary>A page as one of the cast has it before them, in a world of its own: real queries, the real bell.</summary>
public abstract class PageScene : BunitContext, IAsyncLifetime
{
    protected PageScene() => Speak("fr-FR");

    protected World World { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        World = await World.OpenAsync();
        Services.AddLogging();
        World.LendTo(Services);
        Services.AddKit();
        Services.AddSingleton<IReminderWords, ReminderWords>();
        Services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        Services.AddSingleton<Refusals>();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await base.DisposeAsync();
        await World.DisposeAsync();
    }

    protected static void Speak(string culture) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

    protected IRenderedComponent<T> Show<T>(Caller by, Action<ComponentParameterCollectionBuilder<T>>? with = null) where T : IComponent =>
        Render<T>(page => { page.AddCascadingValue(by); with?.Invoke(page); });

    /// <summary>The button of that name, as one reads it or as it is read out.</summary>
    protected static IElement Button(IRenderedComponent<IComponent> page, string name) => Hands.Button(page, name);
}
