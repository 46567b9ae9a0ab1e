using Broker.Core.Access;
using Broker.Core.Accounts;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.Files;
using Broker.Core.Fleets;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Clients;

using World = Broker.Tests.World.World;

/// <summary>The bakery and the great client turn out to be one: the great one joins the small one, with everything there is.</summary>
public abstract class MergeScene : IAsyncLifetime
{
    protected World World { get; private set; } = null!;

    protected static Guid Small => Cast.Pelissier.Id;
    protected static Guid Great => Cast.Rivelaine.Id;

    public async Task InitializeAsync() => World = await World.OpenAsync();

    public async Task DisposeAsync() => await World.DisposeAsync();

    protected async Task<Result<Guid>> RunAsync(Guid survivor, Guid merged, params string[] taken)
    {
        var versions = await World.ReadAsync(db => db.Clients.Where(c => c.Id == survivor || c.Id == merged).ToDictionaryAsync(c => c.Id, c => c.Version));
        return await World.Desk<MergeClients>().RunAsync(World.Helene, new()
        {
            SurvivorId = survivor, SurvivorVersion = versions.GetValueOrDefault(survivor), MergedId = merged, MergedVersion = versions.GetValueOrDefault(merged), Taken = [.. taken],
        });
    }

    protected async Task<Guid> MergedAsync(Guid survivor, Guid merged, params string[] taken)
    {
        var done = await RunAsync(survivor, merged, taken);
        Assert.Null(done.Problem);
        return done.Value;
    }

    protected async Task<SaveClient.Input> ReadAsync(Guid id) => (await World.Desk<ClientIdentityQuery>().RunAsync(World.Theo, id))!.Input;

    protected Task<int> MembersAsync(Guid id) => World.ReadAsync(db => db.Clients.CountAsync(c => c.ParentId == id));

    /// <summary>Both records in full, but for what every save changes.</summary>
    protected async Task<string> ClientsAsync()
    {
        var (small, great) = (await ReadAsync(Small), await ReadAsync(Great));
        (small.Version, great.Version) = (null, null);
        return System.Text.Json.JsonSerializer.Serialize((object[])[small, great]);
    }

    /// <summary>For every kind of owned row there is, how many each of the two has.</summary>
    protected Task<Dictionary<string, Dictionary<Guid, int>>> OwnedAsync() => World.ReadAsync(async db =>
    {
        var counts = new Dictionary<string, Dictionary<Guid, int>>();
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.BaseType is null && typeof(IOwned).IsAssignableFrom(t.ClrType) && !typeof(IOwner).IsAssignableFrom(t.ClrType)))
        {
            var owners = await ((IQueryable<IOwned>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type.ClrType).Invoke(db, null)!)
                .GroupBy(r => r.ClientId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
            counts[type.ClrType.Name] = new() { [Small] = owners.GetValueOrDefault(Small), [Great] = owners.GetValueOrDefault(Great) };
        }
        return counts;
    });

    /// <summary>SQLite checks keys once more; PostgreSQL has done so at the end of the statement.</summary>
    protected async Task RelationsHoldAsync()
    {
        if (World.IsPostgres) return;
        Assert.Equal(0, await World.ReadAsync(db => db.Database.SqlQueryRaw<long>("SELECT COUNT(*) AS \"Value\" FROM pragma_foreign_key_check").SingleAsync()));
    }
    /// <summary>The payment pays a part of a receipt that came with the great client.</summary>
    protected async Task<Guid> PaidAsync(Payment payment)
    {
        if (!await World.ReadAsync(db => db.Payments.AnyAsync(p => p.Id == payment.Id))) await World.AddAsync(payment);
        var receipt = await World.ReadAsync(db => db.Receipts.Where(r => r.ContractId == Cast.Goods.Id).Select(r => r.Id).FirstAsync());
        await World.AddAsync(new Allocation { ClientId = Small, ContractId = Cast.Goods.Id, PaymentId = payment.Id, ReceiptId = receipt, Amount = new Money(500, "EUR") });
        return payment.Id;
    }
}
