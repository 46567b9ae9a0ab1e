using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.Lists;
using Broker.Core.Work;
using Broker.Portal.Features.Contracts;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Contracts;

using World = Broker.Tests.World.World;
using CastScreen = Broker.Tests.World.CastScreen;

/// <summary>The firm's own words on a contract: why it stops, and what it adds to its state.</summary>
public sealed class ContractWordsTests : IAsyncLifetime
{
    private static readonly Guid Sold = Word(ListKind.EndReason, "Vente du bien"), Renegotiate = Word(ListKind.ContractSubStatus, "À renégocier");

    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Theory, Rule("R-CON-02")]
    [InlineData(true, null, "Vente du bien")]
    [InlineData(true, "  acte du 3 juin ", "Vente du bien – acte du 3 juin")]
    [InlineData(false, " Accord amiable ", "Accord amiable")]
    public async Task A_contract_stops_for_a_reason_of_the_firms_list_for_another_or_for_both(bool word, string? typed, string said)
    {
        var read = await ReadAsync(world.Bakery);
        Assert.Null((await world.Desk<TerminateContract>().RunAsync(world.Theo, new() { ContractId = read.Id, Version = read.Version, On = World.Today, ReasonId = word ? Sold : null, Reason = typed })).Problem);
        Assert.Equal(said, (await ReadAsync(world.Bakery)).Reason);
        Assert.Equal(said, (await world.Desk<EventsQuery>().RunAsync(world.Ines, world.Pelissier)).Rows[0].Args[^1]);
        Assert.Equal(word ? Sold : null, await world.ReadAsync(db => db.Terminations.Where(t => t.ContractId == world.Bakery).Select(t => t.ReasonId).SingleAsync()));
    }

    [Fact]
    public async Task A_suspension_takes_the_same_words_and_without_any_it_is_refused()
    {
        var read = await ReadAsync(world.Bakery);
        SuspendContract.Input With(Guid? word, string? typed) => new() { ContractId = read.Id, Version = read.Version, From = World.Today, ReasonId = word, Reason = typed };
        Assert.Equal(new Problem("input.required", "Reason"), await SuspendAsync(With(null, "  ")));
        Assert.Equal(Problem.Missing.At("ReasonId"), await SuspendAsync(With(Renegotiate, "autre liste")));
        Assert.Equal(("input.too-long", "Reason"), (await SuspendAsync(With(Sold, new('x', Contract.ReasonLength - 5)))) is { } wrong ? (wrong.Code, wrong.Field) : default);
        Assert.Null((await world.Desk<RetireListValue>().RunAsync(world.Helene, Sold, true)).Problem);
        Assert.Equal(Problem.Missing.At("ReasonId"), await SuspendAsync(With(Sold, null)));
        Assert.Null((await world.Desk<RetireListValue>().RunAsync(world.Helene, Sold, false)).Problem);
        Assert.Null(await SuspendAsync(With(Sold, null)));
        Assert.Equal(Sold, await world.ReadAsync(db => db.Suspensions.Where(s => s.ContractId == world.Bakery).Select(s => s.ReasonId).SingleAsync()));

        Assert.Equal("list.in-use", (await world.Desk<RemoveListValue>().RunAsync(world.Helene, Sold)).Problem?.Code);
    }

    [Fact]
    public async Task A_sub_status_is_chosen_shown_to_the_firm_found_in_the_list_and_never_told_to_the_client()
    {
        var input = SaveContract.Input.Of(await ReadAsync(world.Bakery));
        input.SubStatusId = Sold;
        Assert.Equal(Problem.Missing.At("SubStatusId"), (await world.Desk<SaveContract>().RunAsync(world.Theo, input)).Problem);
        input.SubStatusId = Renegotiate;
        Assert.Null((await world.Desk<SaveContract>().RunAsync(world.Theo, input)).Problem);

        Assert.Equal("À renégocier", (await ReadAsync(world.Bakery)).SubStatus);
        Assert.Equal([world.Bakery], (await world.Desk<ContractsQuery>().RunAsync(world.Ines, new() { SubStatusId = Renegotiate })).Rows.Select(r => r.Id));
        Assert.Equal("À renégocier", (await world.Desk<ClientContractsQuery>().RunAsync(world.Ines, world.Pelissier)).Single(c => c.Id == world.Bakery).SubStatus);
        var theirs = (await world.Desk<ContractQuery>().RunAsync(world.Marc, world.Bakery))!;
        Assert.Equal((null, null), (theirs.SubStatus, theirs.SubStatusId));
        Assert.All(await world.Desk<ClientContractsQuery>().RunAsync(world.Marc, world.Pelissier), c => Assert.Null(c.SubStatus));

        // A word no longer offered stays where it is.
        Assert.Null((await world.Desk<RetireListValue>().RunAsync(world.Helene, Renegotiate, true)).Problem);
        Assert.Null((await world.Desk<SaveContract>().RunAsync(world.Theo, SaveContract.Input.Of(await ReadAsync(world.Bakery)))).Problem);
        Assert.Equal("À renégocier", (await ReadAsync(world.Bakery)).SubStatus);
    }

    [Fact, Trait("Kind", "Page")]
    public async Task The_dialogs_offer_the_words_and_ask_for_the_reason_without_one()
    {
        using var screen = new CastScreen(world, world.Theo);
        var contract = await ReadAsync(world.Bakery);
        var dialog = screen.Open<TerminateDialog>("/", p => p.Add(d => d.Open, true).Add(d => d.Contract, contract));
        dialog.WaitForAssertion(() => Assert.Contains("Vente du bien", dialog.Find("#TerminateContract-ReasonId").TextContent));
        dialog.Find("#TerminateContract-On").Change("2026-06-15");
        dialog.Find("form").Submit();
        dialog.WaitForAssertion(() => Assert.NotEmpty(dialog.Find("#TerminateContract-Reason-error").TextContent));
        dialog.Find("#TerminateContract-ReasonId").Change(Sold.ToString());
        dialog.Find("form").Submit();
        Assert.True(await UntilAsync(async () => (await ReadAsync(world.Bakery)).Reason == "Vente du bien"));

        var edit = screen.Open<ContractDialog>("/", p => p.Add(d => d.Open, true).Add(d => d.ClientId, world.Rivelaine).Add(d => d.Contract, world.Desk<ContractQuery>().RunAsync(world.Theo, world.Fleet).Result));
        edit.WaitForAssertion(() => Assert.Contains("À renégocier", edit.Find("#SaveContract-SubStatusId").TextContent));
    }

    private async Task<bool> UntilAsync(Func<Task<bool>> so)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if (await so()) return true;
            await Task.Delay(25);
        }
        return false;
    }

    private async Task<ContractQuery.ContractRecord> ReadAsync(Guid id) => (await world.Desk<ContractQuery>().RunAsync(world.Theo, id))!;

    private async Task<Problem?> SuspendAsync(SuspendContract.Input input) => (await world.Desk<SuspendContract>().RunAsync(world.Theo, input)).Problem;

    private static Guid Word(ListKind list, string name) => DemoId.Of($"listvalue:{list}/{name}");
}
