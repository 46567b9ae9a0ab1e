using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components.Web;

namespace Broker.Tests;

/// <summary>
/// What a person does to a page, done before the next line of the test runs. bUnit only queues a press behind what the screen is drawing at that moment, so
/// that what a test looked at next was sometimes still the page from before. Nearer than bUnit's own verbs of the same names, these are the ones called.
/// </summary>
internal static class Hands
{
    public static void Click(this IElement element) => element.Done(() => EventHandlerDispatchExtensions.Click(element));

    public static void Submit(this IElement element) => element.Done(() => EventHandlerDispatchExtensions.Submit(element));

    public static void Input<T>(this IElement element, T typed) => element.Done(() => EventHandlerDispatchExtensions.Input(element, typed));

    public static void Change<T>(this IElement element, T chosen) => element.Done(() => EventHandlerDispatchExtensions.Change(element, chosen));

    public static void KeyDown(this IElement element, Key key) => element.Done(() => EventHandlerDispatchExtensions.KeyDown(element, key));

    public static void TriggerEvent(this IElement element, string name, EventArgs args) => element.Done(() => TriggerEventDispatchExtensions.TriggerEvent(element, name, args));

    // What the screen does, it does in turn: an empty errand behind the press comes back when the press has been answered, or waits for something itself.
    private static void Done(this IElement element, Action act)
    {
        // Asked first: a press may well take its own button off the page.
        var screen = element.Owner!.Context.GetService<BunitContext>() ?? throw new InvalidOperationException("The element is of no page on a screen.");
        act();
        screen.Renderer.Dispatcher.InvokeAsync(() => { }).GetAwaiter().GetResult();
    }
}
