using Broker.Core.Certificates;
using Broker.Core.Files;
using Broker.Tests.House;
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
