using Broker.Core.Certificates;
using Broker.Portal.Features.Certificates;
using Broker.Tests.World;
using Bunit;

namespace Broker.Tests.Certificates;

[Trait("Kind", "Page")]
public sealed class TaskPageTests : PageScene
{
    [Fact]
    [Rule("R-CERT-17"), Rule("R-CERT-18")]
    public async Task The_document_is_there_to_be_seen_and_validating_shares_it()
    {
        var (request, task) = await World.HeldAsync();
        var page = Open(World.Theo, task);

        var document = (await World.CertificateAsync(request))!.DocumentId;
        Assert.Equal($"/files/{document}?view=true", page.Find("iframe").GetAttribute("src"));

        Button(page, "Valider").Click();
        page.WaitForState(() => page.Markup.Contains("a validé cette demande"));
        Assert.Equal(RequestState.Issued, (await World.RequestAsync(request)).State);
    }

    [Fact]
    [Rule("D-36")]
    public async Task A_second_validator_is_told_who_decided_and_has_no_button_left()
    {
        var (_, task) = await World.HeldAsync();
        var page = Open(World.Theo, task);
        Button(page, "Valider");

        Assert.False((await World.Desk<AcceptCertificate>().RunAsync(World.Oliver, task)).Failed);

        page.WaitForState(() => page.Markup.Contains("a validé cette demande"));
        Assert.Contains("Oliver", page.Find(".note").TextContent);
        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent.Trim() is "Valider" or "Refuser");
    }

    [Fact]
    [Rule("R-CERT-19")]
    public async Task Refusing_says_that_the_document_is_destroyed_and_wants_a_reason()
    {
        var (request, task) = await World.HeldAsync();
        var page = Open(World.Theo, task);

        Button(page, "Refuser").Click();
        Assert.Contains("détruit sous toutes ses formes", page.Find("dialog").TextContent);
        page.Find("dialog form").Submit();
        Assert.Contains("Indiquez une valeur", page.Find("dialog").TextContent);
        Assert.Equal(RequestState.AwaitingDecision, (await World.RequestAsync(request)).State);

        page.Find("dialog textarea").Change("Contrat en cours de révision");
        page.Find("dialog form").Submit();
        page.WaitForState(() => page.Markup.Contains("Document détruit"));
        Assert.Contains("Contrat en cours de révision", page.Markup);
        Assert.Empty(page.FindAll("iframe"));
    }

    [Fact]
    public async Task Who_may_not_decide_sees_the_task_without_its_buttons()
    {
        var (_, task) = await World.HeldAsync();
        var page = Open(World.Ines, task);

        Assert.Contains("Votre profil ne permet pas", page.Markup);
        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent.Trim() is "Valider" or "Refuser");
    }

    private IRenderedComponent<TaskPage> Open(Core.Access.Caller by, Guid task)
    {
        var page = Show<TaskPage>(by, p => p.Add(x => x.Id, task));
        page.WaitForState(() => page.FindAll("dl.facts").Count > 0);
        return page;
    }
}
