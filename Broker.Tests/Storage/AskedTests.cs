using Broker.Core.Demo;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Storage;

public sealed class AskedTests
{
    [Fact]
    public async Task Many_who_ask_first_at_the_same_moment_all_get_their_answer()
    {
        await using var world = await World.World.OpenAsync();
        for (var turn = 0; turn < 5; turn++)
        {
            // Never asked before; with a selection of the archive's beside plain rows, as the counters of a record.
            var asked = new Asked<int>((db, client, today) => db.Clients.Where(c => c.Id == client)
                .Select(c => db.Contracts.Count(k => k.ClientId == c.Id) + (1000 * db.ContractsInForceOn(today).Count(k => k.ClientId == c.Id))));
            using var start = new Barrier(6);
            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Factory.StartNew(async () =>
            {
                await using var db = await world.OpenAsync(world.System);
                start.SignalAndWait();
                return await asked.Of(db, Cast.Rivelaine.Id, World.World.Today).SingleAsync();
            }, TaskCreationOptions.LongRunning).Unwrap()));
            Assert.Single(answers.Distinct());
            Assert.True(answers[0] > 1000);
        }
    }
}
