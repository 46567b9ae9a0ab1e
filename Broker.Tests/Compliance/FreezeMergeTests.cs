using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Compliance;
using Broker.Tests.Clients;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Compliance;

/// <summary>Two records become one: no client is less listed for it.</summary>
public sealed class FreezeMergeTests : MergeScene
{
    [Theory, Rule("D-15"), Rule("R-GEL-08")]
    [InlineData(FreezeOutcome.NoMatch, FreezeOutcome.Listed, FreezeState.Yes)]
    [InlineData(FreezeOutcome.NoMatch, FreezeOutcome.Matches, FreezeState.ToVerify)]
    [InlineData(FreezeOutcome.Listed, FreezeOutcome.NoMatch, FreezeState.Yes)]
    [InlineData(FreezeOutcome.Matches, FreezeOutcome.NoMatch, FreezeState.ToVerify)]
    [InlineData(null, FreezeOutcome.Listed, FreezeState.Yes)]
    [InlineData(FreezeOutcome.Listed, null, FreezeState.Yes)]
    public async Task The_graver_standing_holds_and_each_gets_its_own_back(FreezeOutcome? survivor, FreezeOutcome? merged, FreezeState after)
    {
        await RecordAsync(Small, survivor);
        await RecordAsync(Great, merged);
        var before = (await LookAsync(Small), await LookAsync(Great));

        var merge = await MergedAsync(Small, Great);
        Assert.Equal(after, (await LookAsync(Small))?.State);

        Assert.Null((await World.Desk<UndoMerge>().RunAsync(World.Helene, merge)).Problem);
        Assert.Equal(before, (await LookAsync(Small), await LookAsync(Great)));
    }

    [Fact, Rule("D-15")]
    public async Task What_was_found_since_the_merge_stays()
    {
        await RecordAsync(Small, FreezeOutcome.NoMatch);
        await RecordAsync(Great, FreezeOutcome.Matches);
        var merge = await MergedAsync(Small, Great);
        World.Time.Advance(TimeSpan.FromHours(1));
        await RecordAsync(Small, FreezeOutcome.Listed);
        Assert.Equal("client.merged-away", (await World.Desk<RecordFreezeCheck>().RunAsync(World.Theo, new() { ClientId = Great, Version = Guid.NewGuid(), Outcome = FreezeOutcome.NoMatch, TypeName = "Gel" })).Problem?.Code);
        Assert.Null((await World.Desk<UndoMerge>().RunAsync(World.Helene, merge)).Problem);
        Assert.Equal((FreezeState.Yes, FreezeState.ToVerify), ((await LookAsync(Small))?.State, (await LookAsync(Great))?.State));
    }

    private async Task RecordAsync(Guid client, FreezeOutcome? outcome)
    {
        if (outcome is null) return;
        var version = (await World.Desk<FreezeQuery>().RunAsync(World.Theo, client)).Version;
        Assert.Null((await World.Desk<RecordFreezeCheck>().RunAsync(World.Theo, new() { ClientId = client, Version = version, Outcome = outcome, Note = $"Suite de {client}", TypeName = "Gel" })).Problem);
    }

    private Task<FreezeLook?> LookAsync(Guid client) => World.ReadAsync(async db => (await db.FreezeStandings.SingleOrDefaultAsync(f => f.ClientId == client))?.Look);
}
