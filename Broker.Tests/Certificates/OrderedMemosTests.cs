using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Fleets;
using Broker.Core.Fleets.Sheets;
using Broker.Core.Staff;
using Broker.Core.Templates;
using Broker.Tests.Deferred;
using Broker.Tests.Fleets;
using Broker.Tests.Fleets.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Certificates;

/// <summary>The memo a vehicle is given when it comes into cover.</summary>
public sealed class OrderedMemosTests : FleetScene
{
    private static readonly Caller Machine = Caller.System(Jobs.Print);

    [Fact, Rule("R-FLEET")]
    public async Task Each_vehicle_that_comes_in_has_its_memo_filed_once()
    {
        var (one, two) = (await EnteredAsync("AB-123-CD", 0), await EnteredAsync("AB-124-CD", 0));
        Assert.False(await RoundAsync());
        await PauseAsync();
        Assert.Equal(["Mémo véhicule assuré AB-123-CD.pdf", "Mémo véhicule assuré AB-124-CD.pdf"], (await FiledAsync()).Select(d => d.Name).Order());
        Assert.All(await FiledAsync(), d => Assert.True(d is { SharedAt: null, CreatedBy: "Ardelane Courtage" }));
        Assert.Equal(2, World.Press.Sheets.Count);
        Assert.Equal("2", (await World.ReadAsync(db => db.Events.SingleAsync(e => e.Code == "event.memos-filed"))).Args[0]);
        // One line of history of all, and nothing said to the client of what it does not see.
        Assert.Equal(0, await World.ReadAsync(db => db.Events.CountAsync(e => e.Code == "event.memo-issued")));
        Assert.DoesNotContain(await World.ToldAsync(Cast.Nadege.Id), n => n.Code.StartsWith("notice.memo", StringComparison.Ordinal));

        Assert.Null((await CorrectAsync(World.Theo, one, d => d.Model = "FM")).Problem);
        Assert.Equal(1, (await LeaveAsync(World.Theo, 2, two)).Value.Done);
        await PauseAsync();
        Assert.Equal(2, World.Press.Sheets.Count);
    }

    [Fact, Rule("R-FLEET")]
    public async Task Another_plate_takes_another_memo_and_nothing_else_does()
    {
        var vehicle = await EnteredAsync("AB-123-CD", 0);
        await PauseAsync();
        await World.ChangeAsync(async db => (await db.Clients.SingleAsync(c => c.Id == World.Rivelaine)).Street = "1 rue Neuve");
        Assert.Null((await PlateAsync(World.Theo, vehicle, "EF-456-GH")).Problem);
        await PauseAsync();
        Assert.Equal(["Mémo véhicule assuré AB-123-CD.pdf", "Mémo véhicule assuré EF-456-GH.pdf"], (await FiledAsync()).Select(d => d.Name).Order());
        // Back again: that one has been given.
        Assert.Null((await PlateAsync(World.Theo, vehicle, "AB-123-CD")).Problem);
        await PauseAsync();
        Assert.Equal(2, World.Press.Sheets.Count);
    }

    [Fact, Rule("R-FLEET")]
    public async Task Where_the_firm_wants_it_shared_the_client_is_told_once_of_all()
    {
        await GivingAsync(MemoGiving.Shared);
        foreach (var plate in new[] { "AB-123-CD", "AB-124-CD", "AB-125-CD" })
        {
            await EnteredAsync(plate, 0);
            World.Time.Advance(TimeSpan.FromMinutes(2));
        }
        await PauseAsync();
        Assert.All(await FiledAsync(), d => Assert.NotNull(d.SharedAt));
        var told = (await World.ToldAsync(Cast.Nadege.Id)).Single(n => n.Code == "notice.memos-shared");
        Assert.Equal(("3", $"/space/{World.Rivelaine}/documents"), (told.Args[0], told.Link));
        var mail = await World.ReadAsync(db => db.DoorMails.SingleAsync(m => m.Kind == DoorMailKind.Memos && m.To == Cast.Nadege.Email));
        Assert.Equal("3", mail.Words);
        // Who sees only some of it is not told of all.
        Assert.Equal(0, await World.ReadAsync(db => db.DoorMails.CountAsync(m => m.Kind == DoorMailKind.Memos && (m.To == Cast.Karim.Email || m.To == Cast.Luc.Email))));

        await EnteredAsync("AB-126-CD", 0);
        await PauseAsync();
        Assert.Equal("Mémo véhicule assuré AB-126-CD.pdf", (await World.ToldAsync(Cast.Nadege.Id)).Single(n => n.Code == "notice.memo-shared").Args[0]);
    }

    [Fact]
    public async Task On_request_only_nothing_happens_by_itself()
    {
        await GivingAsync(MemoGiving.ByHand);
        await EnteredAsync("AB-123-CD", 0);
        await PauseAsync();
        Assert.Equal((0, 0), ((await FiledAsync()).Count, await World.ReadAsync(db => db.MemoOrders.CountAsync())));
        // Switched on later, it begins with what comes later.
        await GivingAsync(MemoGiving.Filed);
        await PauseAsync();
        Assert.Empty(World.Press.Sheets);
        Assert.Equal(("input.not-accepted", nameof(SaveExtranetOptions.Input.Memos)), Said(await World.Desk<SaveExtranetOptions>().RunAsync(World.Helene, new() { Memos = (MemoGiving)7 })));
    }

    [Fact, Rule("R-FLEET"), Rule("D-41")]
    public async Task What_waits_or_is_to_come_has_its_memo_once_it_is_in_effect()
    {
        var asked = (await EnterAsync(World.Nadege, "AB-123-CD")).Value;
        await EnteredAsync("AB-124-CD", 3);
        await PauseAsync();
        Assert.Empty(await FiledAsync());

        Assert.Equal(1, (await AcceptAsync(await LastMovementAsync(asked))).Value.Done);
        await PauseAsync();
        Assert.Equal(["Mémo véhicule assuré AB-123-CD.pdf"], (await FiledAsync()).Select(d => d.Name));

        World.Time.Advance(TimeSpan.FromDays(3));
        Assert.Null((await World.Desk<TakeMovementsIntoEffect>().RunAsync(Caller.System(Jobs.Daily), World.Clock.Today)).Problem);
        await PauseAsync();
        Assert.Equal(2, (await FiledAsync()).Count);
    }

    [Fact, Rule("R-FLEET")]
    public async Task What_bears_no_plate_is_left_to_its_certificate_and_what_left_meanwhile_needs_none()
    {
        var bare = await World.Desk<EnterItem>().RunAsync(World.Theo, new() { ContractId = World.Fleet, Data = new() { PlateKind = PlateKind.None, Make = "Fenwick", Model = "E20" }, EffectiveOn = Today });
        Assert.Null(bare.Problem);
        var gone = await EnteredAsync("AB-123-CD", -3);
        Assert.Equal(1, (await LeaveAsync(World.Theo, -1, gone)).Value.Done);
        await PauseAsync();
        Assert.Empty(await FiledAsync());
        Assert.DoesNotContain(await World.ToldAsync(Cast.Theo.Id), n => n.Code.StartsWith("notice.memo", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_made_is_told_to_those_who_look_after_the_client()
    {
        await World.ChangeAsync(async db =>
        {
            var client = await db.Clients.SingleAsync(c => c.Id == World.Rivelaine);
            (client.Street, client.PostalCode, client.City) = (null, null, null);
        });
        await EnteredAsync("AB-123-CD", 0);
        await PauseAsync();
        Assert.Equal([Cast.Rivelaine.Name, "AB-123-CD"], (await World.ToldAsync(Cast.Theo.Id)).Single(n => n.Code == "notice.memo-refused").Args);
        await World.ChangeAsync(async db => (await db.Templates.SingleAsync(t => t.Kind == TemplateKind.Memo)).Retired = true);
        await EnteredAsync("AB-124-CD", 0);
        await PauseAsync();
        Assert.Single(await World.ToldAsync(Cast.Theo.Id), n => n.Code.StartsWith("notice.memo", StringComparison.Ordinal));
        Assert.Equal(0, await World.ReadAsync(db => db.MemoOrders.CountAsync()));
    }

    [Fact, Rule("R-JOB-01")]
    public async Task Killed_it_goes_on_where_it_stood_and_makes_none_twice()
    {
        await GivingAsync(MemoGiving.Shared);
        foreach (var number in Enumerable.Range(1, 6)) await EnteredAsync($"AB-{100 + number}-CD", 0);
        World.Time.Advance(MemoOrder.Pause);
        using var kill = new CancellationTokenSource();
        World.Press.Meanwhile = () =>
        {
            if (World.Press.Sheets.Count > 4) kill.Cancel();
            return Task.CompletedTask;
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => World.Desk<GiveOrderedMemos>().RunAsync(Machine, kill.Token));
        World.Press.Meanwhile = null;
        Assert.False(await RoundAsync());
        Assert.DoesNotContain(await World.ToldAsync(Cast.Nadege.Id), n => n.Code == "notice.memos-shared");

        World.Time.Advance(MemoOrder.Lease);
        Assert.True(await RoundAsync());
        Assert.Equal(6, (await FiledAsync()).Select(d => d.ItemId).Distinct().Count());
        Assert.Equal(6, (await FiledAsync()).Count);
        Assert.Equal("6", (await World.ToldAsync(Cast.Nadege.Id)).Single(n => n.Code == "notice.memos-shared").Args[0]);
        Assert.False(await RoundAsync());
    }

    [Fact, Rule("R-FLEET"), Rule("D-43")]
    public async Task Of_a_sheet_each_vehicle_has_its_memo_and_the_client_one_word()
    {
        await GivingAsync(MemoGiving.Shared);
        var rows = Enumerable.Range(1, 30).Select(i => new[] { $"ZZ-{100 + i}-ZZ", "Renault", "Master", "15/06/2026", "" }).ToArray();
        var brought = await World.Desk<BringSheet>().RunAsync(World.Theo, new() { ContractId = World.Fleet, FileName = "parc.csv", UploadId = Guid.NewGuid() }, SheetScene.Bytes(SheetScene.Csv([SheetScene.Names, .. rows])));
        Assert.Null(brought.Problem);
        var sheet = (await World.Desk<SheetQuery>().RunAsync(World.Theo, brought.Value))!;
        Assert.Null((await World.Desk<ConfirmSheet>().RunAsync(World.Theo, new() { SheetId = sheet.Id, Version = sheet.Version })).Problem);
        Assert.Null((await World.Desk<WriteSheet>().RunAsync(Caller.System(Jobs.Deferred), sheet.Id)).Problem);
        await PauseAsync();
        Assert.Equal(30, (await FiledAsync()).Count);
        Assert.Equal("30", (await World.ToldAsync(Cast.Nadege.Id)).Single(n => n.Code == "notice.memos-shared").Args[0]);
    }

    [Fact, Rule("R-FLEET")]
    public async Task An_order_written_a_moment_after_its_movements_finds_them()
    {
        await GivingAsync(MemoGiving.Shared);
        await EnteredAsync("AB-123-CD", 0);
        await World.ChangeAsync(async db =>
        {
            var order = await db.MemoOrders.SingleAsync();
            (order.AskedFrom, order.DoneFrom) = (order.AskedFrom.AddSeconds(40), order.DoneFrom.AddSeconds(40));
        });
        await PauseAsync();
        Assert.Single(await FiledAsync());
        World.Time.Advance(TimeSpan.FromMinutes(1));
        // What a round before gave is not said to be new again.
        await EnteredAsync("AB-124-CD", 0);
        await PauseAsync();
        Assert.Equal(2, (await World.ToldAsync(Cast.Nadege.Id)).Count(n => n.Code == "notice.memo-shared"));
    }

    [Fact]
    public async Task A_vehicle_entered_by_mistake_can_still_be_deleted_with_its_memo()
    {
        var vehicle = await EnteredAsync("AB-123-CD", 0);
        await PauseAsync();
        Assert.Null((await World.Desk<DeleteItem>().RunAsync(World.Theo, vehicle)).Problem);
        Assert.Equal((0, 1), (await World.ReadAsync(db => db.VehicleMemos.CountAsync(m => m.ItemId == vehicle)), (await FiledAsync()).Count));
    }

    private async Task PauseAsync()
    {
        World.Time.Advance(MemoOrder.Pause);
        while (await RoundAsync()) { }
    }

    private async Task<bool> RoundAsync()
    {
        var round = await World.Desk<GiveOrderedMemos>().RunAsync(Machine);
        Assert.Null(round.Problem);
        return round.Value;
    }

    private async Task GivingAsync(MemoGiving giving)
    {
        var options = await World.Desk<ExtranetOptionsQuery>().RunAsync(World.Helene);
        options.Memos = giving;
        Assert.Null((await World.Desk<SaveExtranetOptions>().RunAsync(World.Helene, options)).Problem);
    }

    private Task<List<Broker.Core.Files.Document>> FiledAsync() => World.ReadAsync(db => db.Documents.Where(d => d.Name.StartsWith("Mémo véhicule")).ToListAsync());
}
