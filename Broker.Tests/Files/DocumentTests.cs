using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Files;

using World = Broker.Tests.World.World;

public sealed class DocumentTests
{
    [Fact, Rule("R-DOC-05")]
    public async Task A_client_sees_a_document_only_once_and_as_long_as_it_is_shared()
    {
        await using var world = await World.OpenAsync();
        var id = (await FileAsync(world, "Devis.pdf")).Value;
        Assert.Equal(Problem.Missing, (await world.Desk<FileQuery>().RunAsync(world.Marc, id)).Problem);
        Assert.Empty(await world.Desk<DocumentsQuery>().RunAsync(world.Marc, world.Pelissier));

        await world.Desk<ShareDocument>().RunAsync(world.Theo, id);
        var file = (await world.Desk<FileQuery>().RunAsync(world.Marc, id)).Value;
        Assert.Equal(("Devis.pdf", ContentTypes.Pdf), (file.Name, file.ContentType));
        Assert.Equal("%PDF"u8.ToArray(), world.Shelf.Read(file.Hash));
        Assert.Equal(Problem.Missing, (await world.Desk<FileQuery>().RunAsync(world.Nadege, id)).Problem);

        await world.Desk<UnshareDocument>().RunAsync(world.Theo, id);
        Assert.Equal(Problem.Missing, (await world.Desk<FileQuery>().RunAsync(world.Marc, id)).Problem);
        Assert.Single(await world.Desk<DocumentsQuery>().RunAsync(world.Ines, world.Pelissier));
    }

    [Fact]
    public async Task What_awaits_the_firms_decision_cannot_be_shared_this_way()
    {
        await using var world = await World.OpenAsync();
        var id = (await FileAsync(world, "Attestation.pdf")).Value;
        await world.ChangeAsync(async db => (await db.Documents.SingleAsync(d => d.Id == id)).Hold());

        Assert.Equal("document.held", (await world.Desk<ShareDocument>().RunAsync(world.Theo, id)).Problem?.Code);
        Assert.Empty(await world.Desk<DocumentsQuery>().RunAsync(world.Marc, world.Pelissier));
    }

    [Fact]
    public async Task A_file_that_cannot_be_filed_leaves_no_row()
    {
        await using var world = await World.OpenAsync();
        Assert.Equal("document.type-unknown", (await FileAsync(world, "virus.exe")).Problem?.Code);
        Assert.Equal("document.empty", (await FileAsync(world, "vide.pdf", [])).Problem?.Code);
        Assert.Equal(Problem.Missing, (await world.Desk<FileDocument>().RunAsync(world.Theo, new() { ClientId = world.Pelissier, ContractId = world.Fleet, FileName = "a.pdf" }, new MemoryStream([1]))).Problem);
        world.Shelf.Full = true;
        Assert.Equal(Problem.NoRoom, (await FileAsync(world, "a.pdf")).Problem);
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<FileDocument>().RunAsync(world.Marc, new() { ClientId = world.Pelissier, FileName = "a.pdf" }, new MemoryStream([1])));

        Assert.Empty(await world.Desk<DocumentsQuery>().RunAsync(world.Ines, world.Pelissier));
    }

    private static Task<Result<Guid>> FileAsync(World world, string name, byte[]? content = null) => world.Desk<FileDocument>().RunAsync(world.Theo,
        new() { ClientId = world.Pelissier, ContractId = world.Bakery, FileName = name }, new MemoryStream(content ?? [.. "%PDF"u8]));
}
