using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.ExpectedDocuments;
using Broker.Core.Extranet;

namespace Broker.Tests.ExpectedDocuments;

using World = Broker.Tests.World.World;

/// <summary>What administrators, handlers and clients do about expected documents, in a few words.</summary>
internal static class ExpectedWorld
{
    public const string Liability = "Responsabilité civile professionnelle", Dwelling = "Multirisque habitation", Car = "Automobile", None = "Protection juridique";

    public static Guid Risk(string name) => DemoId.Of("risk:" + name);

    public static byte[] Pdf(string what = "kbis") => System.Text.Encoding.UTF8.GetBytes("%PDF-1.4 " + what);

    public static Task<Result<Guid>> ListAsync(this World world, string risk, string name, int? months = null, bool mandatory = true, Core.Clients.ClientKind? only = null) =>
        world.Desk<SaveListedDocument>().RunAsync(world.Helene, new() { ListId = Risk(risk), Name = name, ValidityMonths = months, Mandatory = mandatory, OnlyFor = only });

    public static async Task<ExpectedListQuery.Line> LineAsync(this World world, string risk, string name) => (await world.Desk<ExpectedListQuery>().RunAsync(world.Helene, Risk(risk))).Single(l => l.Name == name);

    public static Task<Result<int>> ApplyAsync(this World world, string risk, bool complete = false, bool unasked = false) =>
        world.Desk<ApplyExpectedList>().RunAsync(world.Helene, new() { ListId = Risk(risk), Complete = complete, Unasked = unasked });

    public static Task<ListEffectQuery.Effect> EffectAsync(this World world, string risk, bool complete = false, bool unasked = false) =>
        world.Desk<ListEffectQuery>().RunAsync(world.Helene, new() { ListId = Risk(risk), Complete = complete, Unasked = unasked });

    /// <summary>The firm asks for what the list says, of all contracts of that type.</summary>
    public static async Task AskAllAsync(this World world, string risk) => Assert.True((await world.ApplyAsync(risk, unasked: true)).Value > 0);

    public static Task<IReadOnlyList<ExpectedDocumentsQuery.Item>> FileAsync(this World world, Guid contract) => world.Desk<ExpectedDocumentsQuery>().RunAsync(world.Theo, contract);

    public static async Task<ExpectedDocumentsQuery.Item> ItemAsync(this World world, Guid contract, string name) => (await world.FileAsync(contract)).Single(i => i.Name == name);

    public static async Task<Result<CollectDocument.Taken>> DropAsync(this World world, Guid contract, string item, string file = "Kbis.pdf", string content = "kbis", Guid? upload = null) =>
        await world.Desk<CollectDocument>().RunAsync(world.Theo, new() { ExpectedId = (await world.ItemAsync(contract, item)).Id, UploadId = upload ?? Guid.NewGuid(), FileName = file }, new MemoryStream(Pdf(content)));

    public static async Task<Result<Guid>> BringAsync(this World world, Caller by, Guid contract, string item, string file = "Kbis.pdf", string content = "kbis", Guid? upload = null) =>
        await world.Desk<BringExpectedDocument>().RunAsync(by, new() { ExpectedId = (await world.ItemAsync(contract, item)).Id, UploadId = upload ?? Guid.NewGuid(), FileName = file }, new MemoryStream(Pdf(content)));

    public static async Task<Result> AcceptAsync(this World world, Guid contract, string item, DateOnly? dated = null)
    {
        var there = await world.ItemAsync(contract, item);
        return await world.Desk<AcceptExpectedDocument>().RunAsync(world.Theo, new() { Id = there.Id, Version = there.Version, DatedOn = dated });
    }

    public static async Task<Result> RefuseAsync(this World world, Guid contract, string item, string why = "Illisible")
    {
        var there = await world.ItemAsync(contract, item);
        return await world.Desk<RefuseExpectedDocument>().RunAsync(world.Theo, new() { Id = there.Id, Version = there.Version, Reason = why });
    }

    public static async Task<Result> WaiveAsync(this World world, Guid contract, string item, string why = "Déjà assuré chez nous")
    {
        var there = await world.ItemAsync(contract, item);
        return await world.Desk<WaiveExpectedDocument>().RunAsync(world.Theo, new() { Id = there.Id, Version = there.Version, Reason = why });
    }
}
