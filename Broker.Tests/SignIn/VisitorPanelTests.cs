using Broker.Core.Access;
using Broker.Core.SignIn;
using Broker.Portal.Features.Certificates;
using Broker.Tests.World;
using Bunit;

namespace Broker.Tests.SignIn;

[Trait("Kind", "Page")]
public sealed class VisitorPanelTests : PageScene
{
    [Fact, Rule("R-EXT-03")]
    public async Task Who_came_for_the_first_time_is_let_in_from_the_task()
    {
        var (membership, task) = await WaitingAsync();
        var page = Show<TaskPage>(World.Theo, p => p.Add(x => x.Id, task));
        page.WaitForState(() => page.Markup.Contains(DoorScene.Rose));

        Button(page, "Admettre").Click();

        page.WaitForState(() => page.FindAll("button").All(b => b.TextContent.Trim() != "Admettre"));
        Assert.Equal(AccessStage.Open, await World.StageAsync(membership));
    }

    [Fact, Rule("D-24")]
    public async Task Refusing_wants_a_reason()
    {
        var (membership, task) = await WaitingAsync();
        var page = Show<TaskPage>(World.Theo, p => p.Add(x => x.Id, task));
        page.WaitForState(() => page.Markup.Contains(DoorScene.Rose));
        Button(page, "Refuser…").Click();
        page.Find("dialog form").Submit();
        Assert.Contains("Indiquez une valeur", page.Find("dialog").TextContent);
        Assert.Equal(AccessStage.Awaiting, await World.StageAsync(membership));

        page.Find("dialog textarea").Change("Inconnue de la société");
        page.Find("dialog form").Submit();
        page.WaitForState(() => page.Markup.Contains("Inconnue de la société"));
        Assert.Equal(AccessStage.Refused, await World.StageAsync(membership));
    }

    [Fact]
    public async Task Who_may_not_decide_reads_but_has_no_button()
    {
        var (_, task) = await WaitingAsync();
        var page = Show<TaskPage>(World.Ines, p => p.Add(x => x.Id, task));
        page.WaitForState(() => page.Markup.Contains(DoorScene.Rose));
        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent.Trim() is "Admettre" or "Refuser…");
    }

    private async Task<(Guid Membership, Guid Task)> WaitingAsync()
    {
        var membership = await World.AddInvitedAsync();
        return (membership, await World.WaitAsync(membership));
    }
}
