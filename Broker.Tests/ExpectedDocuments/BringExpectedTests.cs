using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.ExpectedDocuments;
using Broker.Core.Extranet;
using Broker.Core.Files;
using Broker.Tests.Extranet;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.ExpectedDocuments.ExpectedWorld;

namespace Broker.Tests.ExpectedDocuments;

using World = Broker.Tests.World.World;

/// <summary>What clients are asked for, and bring.</summary>
public sealed class BringExpectedTests
{
    private const string Kbis = "Extrait Kbis";

    [Fact, Rule("AS-18"), Rule("D-52")]
    public async Task A_client_reads_what_is_asked_with_its_help_and_what_they_bring_is_received_never_accepted()
    {
        await using var world = await World.OpenAsync();
        await world.AskAllAsync(Liability);
        var asked = (await NeededAsync(world, world.Nadege)).Single(n => n.Name == Kbis && n.ContractId == world.Liability);
        Assert.Equal((ExpectedState.Expected, true), (asked.State, asked.Help!.Contains("greffe")));
        Assert.Contains((await world.Desk<SpaceHomeQuery>().RunAsync(world.Nadege, world.Rivelaine)).Needed, n => n.Id == asked.Id);

        var upload = Guid.NewGuid();
        var brought = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => world.BringAsync(world.Nadege, world.Liability, Kbis, upload: upload)));
        var id = Assert.Single(brought.Select(b => b.Value).Distinct());
        Assert.Equal((ExpectedState.Received, "Kbis.pdf"), (await NeededAsync(world, world.Nadege)).Single(n => n.Id == asked.Id) is var now ? (now.State, now.Files.Single()) : default);
        var seen = (await world.Desk<DocumentsQuery>().RunAsync(world.Theo, world.Rivelaine, world.Liability)).Single(d => d.Id == id);
        Assert.True(seen is { Untouched: true, SharedAt: not null, Answers: Kbis });
        Assert.Contains($"/clients/{world.Rivelaine}/contracts/{world.Liability}?tab=expected", (await world.ToldAsync("notice.expected-received")).Select(n => n.Link));
        Assert.Equal("Kbis.pdf", Assert.Single(await world.EventsAsync(world.Rivelaine, ExpectedEvents.Received)).Args[2]);

        // Whoever decides has looked at it.
        await world.AcceptAsync(world.Liability, Kbis);
        Assert.False((await world.Desk<DocumentsQuery>().RunAsync(world.Theo, world.Rivelaine, world.Liability)).Single(d => d.Id == id).Untouched);
        Assert.Equal(Problem.Of("expected.settled", Kbis), (await world.BringAsync(world.Nadege, world.Liability, Kbis, content: "autre")).Problem);
    }

    [Fact, Rule("AS-18")]
    public async Task What_is_sent_again_while_it_is_still_on_its_way_is_the_same_document_for_a_client_and_for_a_colleague()
    {
        await using var world = await World.OpenAsync();
        await world.AskAllAsync(Liability);
        var (item, upload, first) = (await world.ItemAsync(world.Liability, Kbis), Guid.NewGuid(), Guid.Empty);
        await using var again = new Slow("kbis", async () => first = (await world.BringAsync(world.Nadege, world.Liability, Kbis, upload: upload)).Value);
        Assert.Equal((await world.Desk<BringExpectedDocument>().RunAsync(world.Nadege, new() { ExpectedId = item.Id, UploadId = upload, FileName = "Kbis.pdf" }, again)).Value, first);

        var input = new CollectDocument.Input { ExpectedId = (await world.ItemAsync(world.Liability, "Questionnaire signé")).Id, UploadId = Guid.NewGuid(), FileName = "a.pdf" };
        await using var twice = new Slow("signé", async () => first = (await world.Desk<CollectDocument>().RunAsync(world.Theo, input, new MemoryStream(Pdf("signé")))).Value.DocumentId);
        Assert.Equal((await world.Desk<CollectDocument>().RunAsync(world.Theo, input, twice)).Value.DocumentId, first);
        Assert.Single((await world.ItemAsync(world.Liability, "Questionnaire signé")).Files);
    }

    /// <summary>Something else happens before its first byte has come.</summary>
    private sealed class Slow(string content, Func<Task> meanwhile) : MemoryStream(Pdf(content))
    {
        private Func<Task>? meanwhile = meanwhile;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken ct = default)
        {
            if (Interlocked.Exchange(ref meanwhile, null) is { } other) await other();
            return await base.ReadAsync(buffer, ct);
        }
    }

    [Fact, Rule("AS-18")]
    public async Task Why_something_was_refused_is_read_by_the_client_and_why_it_is_not_needed_is_not()
    {
        await using var world = await World.OpenAsync();
        await world.AskAllAsync(Liability);
        await world.BringAsync(world.Nadege, world.Liability, Kbis);
        await world.RefuseAsync(world.Liability, Kbis, "De plus de trois mois");
        await world.WaiveAsync(world.Liability, "Questionnaire signé", "Client de longue date");
        var needed = (await NeededAsync(world, world.Nadege)).Where(n => n.ContractId == world.Liability).ToList();
        Assert.Equal((ExpectedState.Refused, "De plus de trois mois"), needed.Single(n => n.Name == Kbis) is var refused ? (refused.State, refused.Reason) : default);
        Assert.DoesNotContain(needed, n => n.Name == "Questionnaire signé");
        Assert.Null((await world.BringAsync(world.Nadege, world.Liability, Kbis, content: "kbis de juin")).Problem);
    }

    [Fact, Rule("IND-12")]
    public async Task Only_whoever_may_add_to_that_contract_brings_something_and_nobody_for_others()
    {
        await using var world = await World.OpenAsync();
        await world.AskAllAsync(Liability);
        var before = await world.KeptAsync();
        Assert.Equal(Problem.Missing, (await world.BringAsync(world.Marc, world.Liability, Kbis)).Problem);
        Assert.Equal(Problem.Missing, (await world.BringAsync(world.Karim, world.Liability, Kbis)).Problem);
        await Assert.ThrowsAsync<Forbidden>(() => world.BringAsync(world.Luc, world.Liability, Kbis));
        Assert.DoesNotContain(await NeededAsync(world, world.Karim), n => n.ContractId == world.Liability);
        await world.SwitchOffAsync(Feature.DepositDocuments);
        await Assert.ThrowsAsync<Forbidden>(() => world.BringAsync(world.Nadege, world.Liability, Kbis));
        Assert.Equal(before, await world.KeptAsync());
    }

    [Fact]
    public async Task What_the_firm_keeps_off_the_extranet_asks_its_client_for_nothing()
    {
        await using var world = await World.OpenAsync();
        await world.AskAllAsync(Liability);
        await world.ChangeAsync(async db => (await db.Contracts.SingleAsync(c => c.Id == world.Liability)).OnExtranet = false);
        Assert.DoesNotContain(await NeededAsync(world, world.Nadege), n => n.ContractId == world.Liability);
        Assert.Equal(Problem.Missing, (await world.BringAsync(world.Nadege, world.Liability, Kbis)).Problem);
    }

    private static Task<IReadOnlyList<NeededDocumentsQuery.Needed>> NeededAsync(World world, Caller by) => world.Desk<NeededDocumentsQuery>().RunAsync(by, world.Rivelaine);
}
