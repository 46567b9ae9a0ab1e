using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Demo;

/// <summary>Many more clients and vehicles, for measuring: written in batches, each in a context of its own.</summary>
internal sealed class DemoCrowd(BrokerStore store, FirmClock clock)
{
    private const int Batch = 1_000;
    private static readonly string[] Trades = ["Menuiserie", "Transports", "Cabinet", "Ateliers", "Garage", "Boulangerie", "Maison", "Établissements", "Société", "Pharmacie"];
    private static readonly string[] Names = ["Aubrac", "Bellerive", "Carnoux", "Dombasle", "Esternay", "Florac", "Gravelines", "Harfleur", "Issarlès", "Jonzac", "Kerlouan", "Lannemezan"];

    /// <summary>Each client with one contract and its receipts.</summary>
    public async Task AddClientsAsync(Caller by, int count, CancellationToken ct)
    {
        var first = await CountAsync(by, db => db.Clients.CountAsync(c => c.Reference.StartsWith("S-"), ct), ct);
        for (var done = 0; done < count; done += Batch)
        {
            var book = new DemoBook(clock.Today, clock.Now);
            for (var i = done; i < Math.Min(done + Batch, count); i++) Client(book, first + i);
            await SaveAsync(by, book, ct);
        }
    }

    /// <summary>All on one contract, the heaviest case there is: that of a client made for them.</summary>
    public async Task AddVehiclesAsync(Caller by, int count, CancellationToken ct)
    {
        var owner = DemoId.Of("client:crowd-fleet");
        var opening = new DemoBook(clock.Today, clock.Now);
        var contract = DemoContracts.Open(opening, "crowd-fleet", owner, DemoProducts.Fleet, 900, 1_900_000, DemoPremium.Settled);
        var first = await CountAsync(by, db => db.Vehicles.CountAsync(v => v.ContractId == contract.Id, ct), ct);
        if (first == 0 && await CountAsync(by, db => db.Clients.CountAsync(c => c.Id == owner, ct), ct) == 0)
        {
            opening.Add(new Client { Id = owner, Reference = "S-FLEET", Kind = ClientKind.Company, Name = "Grande Location", HandlerId = Cast.Theo.Id });
            await SaveAsync(by, opening, ct);
        }
        for (var done = 0; done < count; done += Batch)
        {
            var book = new DemoBook(clock.Today, clock.Now);
            for (var i = done; i < Math.Min(done + Batch, count); i++) book.Add(DemoFleet.Vehicle(contract, 100_000 + first + i, first + i, book.Today));
            await SaveAsync(by, book, ct);
        }
    }

    private static void Client(DemoBook book, int number)
    {
        var key = $"crowd/{number}";
        var id = DemoId.Of("client:" + key);
        book.Add(new Client
        {
            Id = id, Reference = $"S-{number:000000}", Kind = ClientKind.Company, Siren = DemoNumbers.Siren(key), HandlerId = Cast.Theo.Id,
            Name = $"{Trades[number % Trades.Length]} {Names[number / Trades.Length % Names.Length]} {number}", PostalCode = "69999", City = "Port-Aubel",
        });
        DemoContracts.Open(book, key, id, number % 2 == 0 ? DemoProducts.Liability : DemoProducts.Cyber, 30 + number % 1_500, 800 + number % 4_000, DemoPremium.Settled);
    }

    private async Task SaveAsync(Caller by, DemoBook book, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        db.AddRange(book.Rows);
        await db.SaveChangesAsync(ct);
    }

    private async Task<int> CountAsync(Caller by, Func<BrokerDb, Task<int>> what, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        return await what(db);
    }
}
