using Broker.Core.Certificates;
using Broker.Portal.Features.Certificates;
using Broker.Tests.Extranet;
using Bunit;

namespace Broker.Tests.Certificates;

[Trait("Kind", "Page")]
public sealed class CertificatesPanelTests : ExtranetScene
{
    private IRenderedComponent<CertificatesPanel> Panel(Broker.Core.Access.Caller me) => Open<CertificatesPanel>(me, panel => panel.Add(p => p.ClientId, World.Rivelaine));

    [Fact]
    public async Task A_failed_request_says_why_and_can_be_tried_again()
    {
        World.Press.FailNext(CertificateRequest.MostAttempts);
        var request = await World.RequestedAsync();
        for (var attempt = 0; attempt < CertificateRequest.MostAttempts; attempt++)
        {
            await World.IssueAsync(request);
            World.Time.Advance(TimeSpan.FromMinutes(5));
        }
        var panel = Panel(World.Theo);
        panel.WaitForState(() => panel.Markup.Contains("Échec"));
        Assert.Contains("L’impression en PDF a échoué", panel.Find("tbody").TextContent);

        panel.FindAll("td.acts button").Single(b => b.TextContent.Contains("Relancer")).Click();
        panel.WaitForState(() => panel.Markup.Contains("En préparation"));
        Assert.DoesNotContain(panel.FindAll("td.acts button"), b => b.TextContent.Contains("Relancer"));
    }

    [Fact]
    public async Task What_awaits_a_decision_leads_to_its_task()
    {
        var (_, task) = await World.HeldAsync();
        var panel = Panel(World.Theo);
        panel.WaitForElement($"a[href='/tasks/{task}']");
    }
}
