using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Demo;

/// <summary>Fills an empty archive with the demo firm; the same one every time, with dates that follow the day. A firm already there is left alone.</summary>
public sealed class SeedDemo(BrokerStore store, FirmClock clock, IFileShelf shelf, IPasswordHasher<Person> hasher)
{
    public sealed class Input
    {
        /// <summary>Vehicles in the great fleet of the cast.</summary>
        public int Fleet { get; set; } = 400;

        /// <summary>Only the cast: what tests need.</summary>
        public bool CastOnly { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        if (await db.Users.AnyAsync(p => p.Id == Cast.Helene.Id, ct)) return Result.Done;
        if (await db.Users.AnyAsync(ct)) return new Problem("seed.firm-in-use");

        var book = new DemoBook(clock.Today, clock.Now);
        DemoStaff.Write(book, hasher.HashPassword(Person.Of("", "", ""), Cast.Password));
        await DemoTemplates.WriteAsync(book, shelf, ct);
        DemoProducts.Write(book);
        DemoCast.Write(book, input.Fleet);
        db.AddRange(book.Rows);
        return await db.SaveAsync(ct);
    }
}
