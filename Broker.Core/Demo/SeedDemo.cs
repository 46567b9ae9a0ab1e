using System.ComponentModel.DataAnnotations;
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
        [Range(0, 10_000)] public int Fleet { get; set; } = 400;

        /// <summary>Only the cast: what tests need.</summary>
        public bool CastOnly { get; set; }

        /// <summary>How many generated clients, and vehicles of one great fleet, to add to whatever is there: for measuring.</summary>
        [Range(0, 300_000)] public int Clients { get; set; }
        [Range(0, 400_000)] public int Vehicles { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        if (Inputs.Check(input) is { } wrong) return wrong;
        var firm = await FoundAsync(by, input, ct);
        if (firm.Failed) return firm;

        var crowd = new DemoCrowd(store, clock);
        await crowd.AddClientsAsync(by, input.Clients, ct);
        if (input.Clients > 0)
        {
            await using var db = await store.OpenAsync(by, ct);
            await db.NoteCoverAsync(clock.Today, ct);
        }
        if (input.Vehicles > 0) await crowd.AddVehiclesAsync(by, input.Vehicles, ct);
        return Result.Done;
    }

    private async Task<Result> FoundAsync(Caller by, Input input, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        if (await db.Users.AnyAsync(p => p.Id == Cast.Helene.Id, ct)) return Result.Done;
        if (await db.Users.AnyAsync(ct)) return new Problem("seed.firm-in-use");

        var book = new DemoBook(clock.Today, clock.Now);
        DemoStaff.Write(book, hasher.HashPassword(Person.Of("", "", ""), Cast.Password));
        await DemoTemplates.WriteAsync(book, shelf, ct);
        DemoMail.Write(book);
        DemoProducts.Write(book);
        DemoSpace.WriteOffers(book);
        DemoGuarantees.Write(book);
        DemoExpected.WriteLists(book);
        DemoClaimPapers.WriteLists(book);
        DemoClaims.WriteNatures(book);
        DemoCast.Write(book, input.Fleet);
        DemoLists.Write(book);
        DemoSales.WriteStages(book);
        DemoClaims.WriteCast(book);
        DemoComplaints.WriteCast(book);
        DemoQuotes.WriteCast(book);
        DemoWork.WriteCast(book);
        DemoAssociations.WriteCast(book);
        DemoTasks.Write(book);
        DemoEndorsements.Write(book);
        DemoMessages.Write(book);
        DemoNews.Write(book);
        DemoSpace.WriteCast(book, told: !input.CastOnly);
        if (!input.CastOnly)
        {
            DemoNeighbours.Write(book);
            DemoMovements.Write(book);
            await DemoRegister.WriteAsync(book, clock, shelf, ct);
            DemoAssociations.WriteGroup(book);
            DemoTasks.WriteTasks(book);
            DemoFreezes.Write(book);
            DemoDoor.Write(book);
            DemoPeople.Write(book);
            DemoMailbox.Write(book);
            await DemoExpected.WriteFilesAsync(book, shelf, ct);
            DemoClaimPapers.WriteFiles(book);
            DemoSales.Write(book);
            await DemoComparison.WriteAsync(book, shelf, ct);
            await DemoRequests.WriteAsync(book, shelf, ct);
            await DemoPapers.WriteAsync(book, shelf, ct);
        }
        DemoIdentity.Write(book);
        if (!input.CastOnly) DemoLooks.Write(book);
        db.AddRange(book.Rows);
        return await db.SaveAsync(ct);
    }
}
