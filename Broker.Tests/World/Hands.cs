using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests;

/// <summary>
/// What a person does to a page, and how they look for something on it. bUnit only queues a press behind what the screen is drawing at that moment, so that
/// what a test looked at next was sometimes still the page from before; and it looks once, where a person waits for what the page is still reading. Nearer
/// than bUnit's own verbs of the same names, these are the ones called.
/// </summary>
internal static class Hands
{
    /// <summary>A press that waits for something the test has yet to bring is not waited for longer.</summary>
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(1);

    [ThreadStatic] private static bool looking;

    public static void Click(this IElement element) => element.Done(() => element.ClickAsync());

    public static void Submit(this IElement element) => element.Done(() => element.SubmitAsync());

    public static void Input<T>(this IElement element, T typed) => element.Done(() => element.InputAsync(typed));

    public static void Change<T>(this IElement element, T chosen) => element.Done(() => element.ChangeAsync(chosen));

    public static void KeyDown(this IElement element, Key key) => element.Done(() => element.KeyDownAsync(key));

    public static void TriggerEvent(this IElement element, string name, EventArgs args) => element.Done(() => element.TriggerEventAsync(name, args));

    /// <summary>What is not there yet is waited for; except where one only looks whether it has come.</summary>
    public static IElement Find<T>(this IRenderedComponent<T> page, string selector) where T : IComponent =>
        looking || page.Screen().CheckAccess() ? RenderedComponentExtensions.Find(page, selector) : page.WaitForElement(selector);

    public static void WaitForAssertion<T>(this IRenderedComponent<T> page, Action assertion) where T : IComponent =>
        RenderedComponentWaitForHelperExtensions.WaitForAssertion(page, () => Look(() => { assertion(); return true; }));

    public static void WaitForState<T>(this IRenderedComponent<T> page, Func<bool> state) where T : IComponent =>
        RenderedComponentWaitForHelperExtensions.WaitForState(page, () =>
        {
            try
            {
                return Look(state);
            }
            catch (ElementNotFoundException)
            {
                return false;
            }
        });

    /// <summary>The button of that name, as one reads it or as it is read out.</summary>
    public static IElement Button(IRenderedComponent<IComponent> page, string name)
    {
        IElement? found = null;
        if (looking || page.Screen().CheckAccess()) return Named()!;
        page.WaitForState(() => (found = Named()) is not null);
        return found!;

        IElement? Named() => page.FindAll("button").FirstOrDefault(b => b.GetAttribute("aria-label") == name || b.TextContent.Trim() == name);
    }

    /// <summary>Found and pressed in one turn of the screen, and answered.</summary>
    public static void Press(IRenderedComponent<IComponent> page, string name)
    {
        Button(page, name);
        page.InvokeAsync(() => Button(page, name).ClickAsync()).GetAwaiter().GetResult();
    }

    private static bool Look(Func<bool> what)
    {
        var before = looking;
        looking = true;
        try
        {
            return what();
        }
        finally
        {
            looking = before;
        }
    }

    private static Dispatcher Screen<T>(this IRenderedComponent<T> page) where T : IComponent => page.Services.GetRequiredService<BunitContext>().Renderer.Dispatcher;

    // What the screen does, it does in turn: an empty errand behind the press comes back when the press has been taken up; then it is given time to be answered.
    private static void Done(this IElement element, Func<Task> act)
    {
        // Asked first: a press may well take its own button off the page.
        var screen = (element.Owner!.Context.GetService<BunitContext>() ?? throw new InvalidOperationException("The element is of no page on a screen.")).Renderer.Dispatcher;
        var answered = act();
        screen.InvokeAsync(() => { }).GetAwaiter().GetResult();
        if (!screen.CheckAccess()) Task.WhenAny(answered, Task.Delay(Answer)).GetAwaiter().GetResult();
    }
}
