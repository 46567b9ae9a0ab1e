using Broker.Core.Certificates;
using Broker.Core.Files;
using Broker.Portal.Features.Certificates;
using Broker.Portal.Features.Documents;
using Broker.Tests.House;
using Broker.Tests.World;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Certificates;

public sealed class HeldDocumentsTests
{
    [Fact]
    [Rule("R-CERT-15")]
    public async Task A_certificate_awaiting_the_decision_cannot_be_shared_by_hand()
    {
        await using var scene = await AccessScene.SetAsync();

        var shared = await scene.World.Desk<ShareDocument>().RunAsync(scene.World.Theo, scene.Held);

        Assert.Equal("document.held", shared.Problem?.Code);
        Assert.True((await scene.World.Desk<FileQuery>().RunAsync(scene.World.Nadege, scene.Held)).Failed);
    }

    [Fact]
    [Rule("R-TSK-10")]
    [Trait("Kind", "Page")]
    public async Task What_a_validation_holds_is_marked_pending_wherever_it_is_listed_and_leads_to_the_decision()
    {
        await using var scene = await AccessScene.SetAsync();
        using var screen = new CastScreen(scene.World, scene.World.Ines);
        var documents = screen.Open<DocumentsPanel>("/", p => p.Add(d => d.ClientId, scene.Client).Add(d => d.MayChange, true));
        var certificates = screen.Open<CertificatesPanel>("/", p => p.Add(d => d.ClientId, scene.Client));
        documents.WaitForAssertion(() => Assert.NotEmpty(documents.FindAll("tr .chip--warn use[href$='#hourglass']")));
        certificates.WaitForAssertion(() => Assert.NotEmpty(certificates.FindAll("tr .chip use[href$='#hourglass']")));
        Assert.Contains(documents.FindAll("tr td.acts a"), a => a.GetAttribute("href") == $"/tasks/{scene.Task}");
        // The client reads of no task.
        Assert.All(await scene.World.Desk<DocumentsQuery>().RunAsync(scene.World.Nadege, scene.Client), d => Assert.Null(d.TaskId));

        await scene.World.Desk<AcceptCertificate>().RunAsync(scene.World.Theo, scene.Task);
        certificates.WaitForAssertion(() => Assert.Empty(certificates.FindAll("use[href$='#hourglass']")));
        documents.WaitForAssertion(() => Assert.DoesNotContain(documents.FindAll("tr"), r => r.InnerHtml.Contains("#hourglass") && r.TextContent.Contains(".pdf")));
    }

    [Fact]
    [Rule("R-CERT-18")]
    public async Task Once_accepted_the_client_has_it_and_its_Word_source_stays_the_firms()
    {
        await using var scene = await AccessScene.SetAsync();
        Assert.False((await scene.World.Desk<AcceptCertificate>().RunAsync(scene.World.Theo, scene.Task)).Failed);
        var source = await scene.World.ReadAsync(db => db.Certificates.Where(c => c.DocumentId == scene.Held).Select(c => c.SourceDocumentId).SingleAsync());

        var shared = await scene.World.Desk<ShareDocument>().RunAsync(scene.World.Theo, source!.Value);

        Assert.False((await scene.World.Desk<FileQuery>().RunAsync(scene.World.Nadege, scene.Held)).Failed);
        Assert.Equal("document.held", shared.Problem?.Code);
    }
}
