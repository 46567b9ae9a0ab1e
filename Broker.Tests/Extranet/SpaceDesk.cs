using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Core.Files;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Extranet;

using World = Broker.Tests.World.World;

/// <summary>What clients do from their space, in a few words.</summary>
internal static class SpaceDesk
{
    public static readonly byte[] Pdf = "%PDF-1.4 constat"u8.ToArray();

    public static Guid Risk(string name) => DemoId.Of("risk:" + name);

    public static Guid Product(string key) => DemoId.Of("product:" + key);

    public static Guid Guarantee(string name) => DemoId.Of("guarantee:" + name);

    public static Guid Question(string risk, string label) => DemoId.Of($"risk-question:{risk}/{label}");

    public static Task<Result<Guid>> AskAsync(this World world, Caller by, string risk, Guid? command = null, string? wish = null, params (string Question, string? Answer)[] answers) =>
        world.Desk<RequestQuote>().RunAsync(by, new()
        {
            CommandId = command ?? Guid.NewGuid(), RiskId = Risk(risk), Wish = wish,
            Answers = answers.ToDictionary(a => Question(risk, a.Question).ToString("N"), a => a.Answer),
        });

    /// <summary>On the fleet contract, unless said.</summary>
    public static PreDeclareClaim.Input Claim(string guarantee = "Bris de glace", Guid? contract = null) => new()
    {
        CommandId = Guid.NewGuid(), ContractId = contract ?? Cast.Fleet.Id, GuaranteeIds = [Guarantee(guarantee)], OccurredOn = World.Today.AddDays(-1), OccurredAt = new(8, 15),
        Place = "Rocade est", Circumstances = "Impact d’un gravillon.",
    };

    public static Task<Result<Guid>> TellAsync(this World world, Caller by, PreDeclareClaim.Input input) => world.Desk<PreDeclareClaim>().RunAsync(by, input);

    public static Task<Result<Guid>> BringAsync(this World world, Caller by, string name, byte[]? content = null, Guid? upload = null, SpaceForm form = SpaceForm.Claim) =>
        world.Desk<BringDraftFile>().RunAsync(by, new() { Form = form, UploadId = upload ?? Guid.NewGuid(), FileName = name }, new MemoryStream(content ?? Pdf));

    public static Task<Result<Guid>> DepositAsync(this World world, Caller by, DepositPlace place, Guid on, string name = "constat.pdf", byte[]? content = null, Guid? upload = null) =>
        world.Desk<DepositDocument>().RunAsync(by, new() { Place = place, PlaceId = on, UploadId = upload ?? Guid.NewGuid(), FileName = name }, new MemoryStream(content ?? Pdf));

    public static Task SwitchOffAsync(this World world, Feature feature) => world.AddAsync(new FeatureSwitch { Feature = feature, On = false });

    public static Task<List<Notification>> ToldAsync(this World world, string code) => world.ReadAsync(db => db.Notifications.Where(n => n.Code == code && n.At >= World.Start.UtcDateTime).ToListAsync());

    public static Task<List<Event>> EventsAsync(this World world, Guid client, string code) => world.ReadAsync(db => db.Events.Where(e => e.ClientId == client && e.Code == code).OrderBy(e => e.Id).ToListAsync());

    /// <summary>All that is kept for clients, to see that a refusal left nothing.</summary>
    public static Task<(int, int, int, int, int)> KeptAsync(this World world) => world.ReadAsync(async db =>
        (await db.Quotes.CountAsync(), await db.Claims.CountAsync(), await db.Documents.CountAsync(), await db.DraftFiles.CountAsync(), world.Shelf.Count));

}
