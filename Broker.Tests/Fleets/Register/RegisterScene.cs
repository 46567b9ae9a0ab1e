using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Fleets;
using Broker.Core.Fleets.Register;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Fleets.Register;

/// <summary>Rivelaine's fleet, which the firm manages under delegation.</summary>
public abstract class RegisterScene : FleetScene
{
    protected Task DelegateAsync(bool on = true) => TermsAsync(t => t.UnderDelegation = on);

    protected Task<List<RegisterNotice>> NoticesAsync(Guid item) => World.ReadAsync(db => db.RegisterNotices.AsNoTracking().Where(n => n.ItemId == item).OrderBy(n => n.MadeAt).ThenBy(n => n.Id).ToListAsync());

    protected async Task<RegisterNotice> NoticeAsync(Guid item) => Assert.Single(await NoticesAsync(item));

    protected async Task<List<Guid>> EnteredManyAsync(int count)
    {
        List<Guid> notices = [];
        for (var i = 0; i < count; i++) notices.Add((await NoticeAsync(await EnteredAsync($"AB-{100 + i}-CD", 0))).Id);
        return notices;
    }

    protected Task<Result<PrepareSendings.Prepared>> PrepareAsync(params List<Guid> notices) => World.Desk<PrepareSendings>().RunAsync(World.Theo, new() { NoticeIds = notices, Workbook = false });

    protected async Task<Guid> PreparedAsync(params List<Guid> notices)
    {
        var prepared = await PrepareAsync(notices);
        Assert.Null(prepared.Problem);
        return Assert.Single(prepared.Value.Sendings).Id;
    }

    protected async Task<Result> MarkAsync(Guid sending, Action<MarkSent.Input>? how = null)
    {
        var proof = (await ProofAsync(sending))!;
        var now = World.Clock.ToFirm(World.Clock.Now);
        var input = new MarkSent.Input { SendingId = sending, Version = proof.Sending.Version, SentOn = World.Clock.Today, SentTime = new(now.Hour, now.Minute), Channel = SendingChannel.Portal, Reference = " DEP-1 " };
        how?.Invoke(input);
        return await World.Desk<MarkSent>().RunAsync(World.Theo, input);
    }

    protected async Task<Guid> SentAsync(params List<Guid> notices)
    {
        var sending = await PreparedAsync(notices);
        Assert.Null((await MarkAsync(sending)).Problem);
        return sending;
    }

    protected Task<SendingQuery.Proof?> ProofAsync(Guid sending) => World.Desk<SendingQuery>().RunAsync(World.Theo, sending);

    protected async Task<string> FileAsync(Guid sending)
    {
        var hash = (await ProofAsync(sending))!.Hash;
        await using var file = World.Shelf.Open(hash);
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync();
    }

    protected Task ContractAsync(Action<Contract> how) => World.ChangeAsync(async db => how(await db.Contracts.SingleAsync(c => c.Id == World.Fleet)));

    protected Task InsurerAsync(Action<Broker.Core.Products.Insurer> how) =>
        World.ChangeAsync(async db => how(await db.Insurers.SingleAsync(i => db.Contracts.Any(c => c.Id == World.Fleet && c.InsurerId == i.Id))));

    protected async Task<NoticeState> StateAsync(Guid notice) => await World.ReadAsync(db => db.RegisterNotices.Where(n => n.Id == notice).Select(n => n.State).SingleAsync());
}
