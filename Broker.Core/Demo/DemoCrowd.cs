using Broker.Core.Access;
using Broker.Core.Accounts;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Products;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Demo;

/// <summary>Many more clients and vehicles, for measuring: written in batches, past the door's own rules.</summary>
internal sealed class DemoCrowd(BrokerStore store, FirmClock clock)
{
    private const int Batch = 5_000;
    private static readonly string[] Trades = ["Menuiserie", "Transports", "Cabinet", "Ateliers", "Garage", "Boulangerie", "Maison", "Établissements", "Société", "Pharmacie", "Scierie", "Clinique"];
    private static readonly string[] FirstNames = ["Anne", "Bruno", "Claire", "Denis", "Élodie", "Fabien", "Gaëlle", "Hugo", "Irène", "Julien", "Karine", "Loïc"];
    private static readonly string[] Heads = ["Au", "Bel", "Car", "Dom", "Es", "Flo", "Gra", "Har", "Is", "Jon", "Ker", "Lan", "Mon", "Ner", "Or", "Pré", "Quin", "Ro", "Ser", "Tour", "Val"];
    private static readonly string[] Middles = ["bra", "le", "noux", "ba", "ter", "ra", "ve", "fleu", "sar", "za", "lou", "ne", "ti", "mi", "go", "cha", "du"];
    private static readonly string[] Tails = ["c", "rive", "tin", "sle", "nay", "lines", "ret", "lès", "gnac", "zan", "mont", "ville", "court", "bert", "ac", "ieux"];

    /// <summary>Each client with two contracts, and about five receipts.</summary>
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
            opening.Rows.Insert(0, new Client { Id = owner, Reference = "S-FLEET", Kind = ClientKind.Company, Name = "Grande Location", HandlerId = Cast.Theo.Id, CreatedAt = clock.Now });
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
        var lot = new Random(number);
        var key = $"crowd/{number}";
        var (id, surname, town) = (DemoId.Of("client:" + key), Name(lot), lot.Next(240));
        var person = lot.Next(4) == 0;
        book.Add(new Client
        {
            Id = id, Reference = $"S-{number:000000}", Kind = person ? ClientKind.NaturalPerson : lot.Next(5) == 0 ? ClientKind.SelfEmployed : ClientKind.Company,
            State = lot.Next(20) switch { 0 => ClientState.Archived, < 3 => ClientState.Prospect, _ => ClientState.Active },
            Name = person ? $"{surname} {FirstNames[lot.Next(FirstNames.Length)]}" : $"{Trades[lot.Next(Trades.Length)]} {surname}", Siren = person ? null : DemoNumbers.Siren(key),
            Email = $"contact{number}@crowd.example", Phone = $"04 {number / 1_000_000 % 100:00} {number / 10_000 % 100:00} {number / 100 % 100:00} {number % 100:00}",
            PostalCode = $"{town / 10 + 1:00}9{town % 10}0", City = Name(new Random(-town)), HandlerId = lot.Next(10) switch { 0 => null, < 7 => Cast.Theo.Id, _ => Cast.Oliver.Id },
            CreatedAt = book.Now.AddHours(-lot.Next(70_000)),
        });
        Contract(book, $"{key}/a", id, DemoProducts.Liability, lot, entrusted: true);
        Contract(book, $"{key}/b", id, DemoProducts.Cyber, lot, entrusted: false);
        if (number % 100 == 0) book.Add(new ClientAction { ClientId = id, Name = "Préparer le rendez-vous annuel", StatusId = DemoStaff.ToDo, DueOn = book.Today.AddDays(lot.Next(90) - 20), CreatedAt = book.Now });
    }

    /// <summary>With a receipt for each of its last three years: settled through the firm, or paid to the insurer.</summary>
    private static void Contract(DemoBook book, string key, Guid clientId, DemoProducts.Line line, Random lot, bool entrusted)
    {
        var age = lot.Next(30, 2_600);
        var contract = book.Add(new Contract
        {
            Id = DemoId.Of("contract:" + key), ClientId = clientId, Number = $"S{key["crowd/".Length..].Replace('/', '-').ToUpperInvariant()}", RiskId = line.RiskId, InsurerId = line.InsurerId,
            ProductId = line.Id, EffectiveOn = book.Today.AddDays(-age), AnnualPremium = Money.Euros(lot.Next(800, 4_800)), Handling = entrusted ? Handling.Entrusted : Handling.Direct,
        });
        for (var year = Math.Max(0, age / 366 - 2); year <= age / 366; year++)
        {
            var from = contract.EffectiveOn.AddYears(year);
            var receipt = book.Add(new Receipt
            {
                Id = DemoId.Of($"receipt:{key}/{year}"), ClientId = clientId, ContractId = contract.Id, Number = $"{contract.Number}-{year}", From = from, To = from.AddYears(1).AddDays(-1),
                DueOn = from, Total = contract.AnnualPremium, Handling = contract.Handling, PaidToInsurerOn = entrusted ? null : from.AddDays(6),
            });
            receipt.KeepFigures(_ => true);
            if (!entrusted) continue;
            var payment = book.Add(new Payment
            {
                Id = DemoId.Of($"payment:{key}/{year}"), ClientId = clientId, Amount = receipt.Total, ReceivedOn = from.AddDays(9), ClearedOn = from.AddDays(11), Means = "Virement",
            });
            receipt.Allocations.Add(book.Add(new Allocation
            {
                Id = DemoId.Of($"allocation:{key}/{year}"), ClientId = clientId, ContractId = contract.Id, ReceiptId = receipt.Id, PaymentId = payment.Id, Payment = payment, Amount = receipt.Total,
            }));
            receipt.KeepFigures(_ => true);
        }
    }

    /// <summary>One of some five thousand.</summary>
    private static string Name(Random lot) => Heads[lot.Next(Heads.Length)] + Middles[lot.Next(Middles.Length)] + Tails[lot.Next(Tails.Length)];

    private async Task SaveAsync(Caller by, DemoBook book, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        await BulkWrite.RunAsync(db, book.Rows, ct);
    }

    private async Task<int> CountAsync(Caller by, Func<BrokerDb, Task<int>> what, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        return await what(db);
    }
}
