using Broker.Core.Access;
using Broker.Core.Contracts;
using Broker.Core.Deferred;
using Broker.Core.Demo;
using Broker.Core.ExpectedDocuments;
using Broker.Tests.Deferred;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.ExpectedDocuments.ExpectedWorld;

namespace Broker.Tests.ExpectedDocuments;

using World = Broker.Tests.World.World;

/// <summary>Contracts that await documents, in the whole firm.</summary>
public sealed class MissingDocumentsTests
{
    [Fact, Rule("AS-11"), Rule("AS-14")]
    public async Task A_contract_leaves_the_list_once_nothing_mandatory_is_awaited_and_the_figure_follows()
    {
        await using var world = await World.OpenAsync();
        Assert.Equal(new(0, 0, 0), await FiguresAsync(world));
        await world.AskAllAsync(Dwelling);
        var row = Assert.Single((await ListAsync(world, new())).Rows, r => r.ContractId == world.Home);
        Assert.Equal(["Pièce d’identité", "Justificatif de domicile"], row.Missing);
        Assert.Equal((0, 3), (row.Obtained, row.Asked));
        var figures = await FiguresAsync(world);
        Assert.Equal((await ListAsync(world, new())).Total, figures.Contracts);

        await world.DropAsync(world.Home, "Pièce d’identité", content: "cni");
        Assert.Equal(new(figures.Contracts, figures.Documents - 1, 1), await FiguresAsync(world));
        Assert.Equal(["Pièce d’identité"], Assert.Single((await ListAsync(world, new())).Rows, r => r.ContractId == world.Home).Had);
        await world.WaiveAsync(world.Home, "Justificatif de domicile");
        Assert.DoesNotContain((await ListAsync(world, new())).Rows, r => r.ContractId == world.Home);
        Assert.Equal(["Pièce d’identité"], Assert.Single((await ListAsync(world, new() { Which = AwaitedPart.ToCheck })).Rows).ToCheck);
        await world.AcceptAsync(world.Home, "Pièce d’identité");
        Assert.Equal(0, (await ListAsync(world, new() { Which = AwaitedPart.ToCheck })).Total);
        Assert.Equal(figures.Contracts - 1, (await FiguresAsync(world)).Contracts);
    }

    [Fact]
    public async Task It_is_narrowed_by_type_handler_and_age_and_those_that_wait_longest_come_first()
    {
        await using var world = await World.OpenAsync();
        await world.AskAllAsync(Liability);
        world.Time.Advance(TimeSpan.FromDays(10));
        await world.AskAllAsync(Dwelling);
        var all = await ListAsync(world, new());
        Assert.Equal(all.Rows.OrderBy(r => r.Since).Select(r => r.ContractId), all.Rows.Select(r => r.ContractId));
        Assert.All((await ListAsync(world, new() { RiskId = Risk(Dwelling) })).Rows, r => Assert.Equal(Dwelling, r.Risk));
        var old = await ListAsync(world, new() { OlderThan = 7 });
        Assert.True(old.Total > 0 && old.Total < all.Total);
        Assert.All(old.Rows, r => Assert.Equal(Liability, r.Risk));
        Assert.Equal(all.Total, (await ListAsync(world, new() { HandlerId = Cast.Theo.Id })).Total + (await ListAsync(world, new() { HandlerId = Cast.Oliver.Id })).Total);
        Assert.Equal(0, (await ListAsync(world, new() { OlderThan = 30 })).Total);
    }

    [Fact]
    public async Task A_contract_that_ends_awaits_nothing_any_more()
    {
        await using var world = await World.OpenAsync();
        await world.AskAllAsync(Dwelling);
        var read = (await world.Desk<ContractQuery>().RunAsync(world.Theo, world.Home))!;
        Assert.Null((await world.Desk<TerminateContract>().RunAsync(world.Theo, new() { ContractId = read.Id, Version = read.Version, On = World.Today, Reason = "Vente" })).Problem);
        Assert.DoesNotContain((await ListAsync(world, new())).Rows, r => r.ContractId == world.Home);
        Assert.Empty(await world.Desk<NeededDocumentsQuery>().RunAsync(world.Camille, world.Morel));
    }

    [Fact]
    public async Task The_list_is_given_as_a_file_in_the_words_of_whoever_asks()
    {
        await using var world = await World.OpenAsync();
        await world.AskAllAsync(Dwelling);
        var job = (await world.Desk<ExportAwaitingDocuments>().RunAsync(world.Theo, new()
        {
            Format = Core.Clients.SheetFormat.Csv, Words = ExportAwaitingDocuments.Columns.ToDictionary(c => c, c => $"[{c}]").Append(new("file", "Pièces")).ToDictionary(p => p.Key, p => p.Value),
        })).Value;
        await world.WorkAsync();
        var (state, hash) = await world.ReadAsync(async db => (await db.DeferredJobs.Where(j => j.Id == job).Select(j => j.State).SingleAsync(),
            await db.DeferredJobs.Where(j => j.Id == job).Join(db.Files, j => j.FileId, f => f.Id, (_, f) => f.Hash).SingleAsync()));
        Assert.Equal(JobState.Done, state);
        var lines = System.Text.Encoding.UTF8.GetString(world.Shelf.Read(hash)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("[missing]", lines[0]);
        Assert.Contains(lines, l => l.Contains("Justificatif de domicile"));
    }

    private static Task<MissingDocumentsQuery.Figures> FiguresAsync(World world) => world.Desk<MissingDocumentsQuery>().RunAsync(world.Theo);

    private static Task<Core.Common.Page<AwaitingDocumentsQuery.Row>> ListAsync(World world, AwaitingDocuments which) => world.Desk<AwaitingDocumentsQuery>().RunAsync(world.Theo, which);
}
