using System.ComponentModel.DataAnnotations;
using AngleSharp.Dom;
using Broker.Portal.Kit;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace Broker.Tests.Kit;

public sealed class DialogTests : KitScene
{
    private int closed, submitted;

    private IRenderedComponent<Dialog> Show(bool open, object? form = null) => Render<Dialog>(dialog => dialog
        .Add(d => d.Open, open).Add(d => d.Title, "Refuser").Add(d => d.Form, form)
        .Add(d => d.OnClose, () => closed++).Add(d => d.OnSubmit, () => submitted++)
        .AddChildContent("<p>Le document sera détruit.</p>"));

    [Fact]
    public void A_closed_dialog_holds_nothing()
    {
        var dialog = Show(open: false);
        Assert.False(dialog.Find("modal-frame").HasAttribute("open"));
        Assert.Equal("", dialog.Find("dialog").TextContent.Trim());
    }

    [Fact]
    public void An_open_dialog_is_named_by_its_title()
    {
        var dialog = Show(open: true);
        Assert.True(dialog.Find("modal-frame").HasAttribute("open"));
        Assert.Equal("Refuser", dialog.Find("#" + dialog.Find("dialog").GetAttribute("aria-labelledby")).TextContent);
    }

    [Fact]
    public void Esc_and_the_cross_ask_the_page_to_close()
    {
        var dialog = Show(open: true);
        dialog.Find("dialog").TriggerEvent("onclose", EventArgs.Empty);
        dialog.Find("button[aria-label=Fermer]").Click();
        Assert.Equal(2, closed);
    }

    [Fact]
    public void A_dialog_the_page_closed_itself_does_not_ask_again()
    {
        Show(open: false).Find("dialog").TriggerEvent("onclose", EventArgs.Empty);
        Assert.Equal(0, closed);
    }

    [Fact]
    public void A_form_with_something_missing_is_not_submitted()
    {
        var input = new Refusal();
        var dialog = Show(open: true, input);
        dialog.Find("form").Submit();
        Assert.Equal(0, submitted);
        input.Reason = "Contrat suspendu";
        dialog.Find("form").Submit();
        Assert.Equal(1, submitted);
    }

    [Fact]
    public void A_confirmation_is_heard_once_however_often_one_clicks()
    {
        var pending = new TaskCompletionSource();
        var confirmed = 0;
        var dialog = Render<ConfirmDialog>(d => d.Add(c => c.Open, true).Add(c => c.Title, "Refuser").Add(c => c.Confirm, "Refuser")
            .Add(c => c.OnConfirm, () => { confirmed++; return pending.Task; }).Add(c => c.OnCancel, () => closed++));
        dialog.Find(".btn--primary").Click();
        Assert.True(dialog.Find(".btn--primary").HasAttribute("disabled"));
        dialog.InvokeAsync(() => dialog.Find(".btn--primary").Click());
        pending.SetResult();
        Assert.Equal(1, confirmed);
    }

    private sealed class Refusal
    {
        [Required] public string? Reason { get; set; }
    }
}
