using Broker.Core.Common;
using Broker.Core.Fleets;
using Broker.Core.Fleets.Register;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Fleets.Register;

/// <summary>From notices to files, from files to proofs, and the answers.</summary>
public sealed class SendingTests : RegisterScene
{
    [Fact, Rule("D-44"), Rule("R-FLEET")]
    public async Task The_file_says_of_each_vehicle_what_the_law_asks_and_no_more()
    {
        await DelegateAsync();
        await InsurerAsync(i => (i.Name, i.Address) = ("Valsoline", "1 rue du Port\n69999 Port-Aubel"));
        await ContractAsync(c => (c.EffectiveOn, c.ExpiresOn, c.Number) = (new(2025, 1, 1), new DateOnly(2027, 1, 1), "=POL;1"));
        var id = (await World.Desk<EnterItem>().RunAsync(World.Theo, new() { ContractId = World.Fleet, Data = Lorry("AB-123-CD"), EffectiveOn = Today, EffectiveTime = new(14, 30) })).Value;
        var sending = await PreparedAsync((await NoticeAsync(id)).Id);
        var lines = (await FileAsync(sending)).TrimEnd().Split("\r\n");
        Assert.Equal("Référence;Assureur;Adresse de l’assureur;N° de contrat;Validité du;Validité au;Immatriculation;Ancienne immatriculation;Mouvement;Date d’effet;Heure d’effet", lines[0].TrimStart('\uFEFF'));
        // What a spreadsheet would calculate is text.
        Assert.Equal("FVA-2026-00001/1;Valsoline;1 rue du Port, 69999 Port-Aubel;\"'=POL;1\";01/01/2025;31/12/2026;AB-123-CD;;Entrée;15/06/2026;14:30", lines[1]);

        var proof = (await ProofAsync(sending))!;
        Assert.Equal(("FVA-2026-00001", SendingState.Prepared, 1, "FVA-2026-00001.csv"), (proof.Sending.Number, proof.Sending.State, proof.Sending.Rows, proof.Sending.FileName));
        Assert.Equal((64, true), (proof.Hash.Length, proof.Size > 0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_workbook_opens_and_its_words_are_the_readers(bool english)
    {
        await DelegateAsync();
        var notices = await EnteredManyAsync(2);
        var prepared = await World.Desk<PrepareSendings>().RunAsync(World.Theo, new() { NoticeIds = notices, English = english });
        await using var file = World.Shelf.Open((await ProofAsync(prepared.Value.Sendings[0].Id))!.Hash);
        List<string> cells = [];
        Assert.False(Broker.Core.Files.Sheets.SheetFile.Read(file, row => cells.AddRange(row.Cells.Select(c => c.Typed))).Failed);
        Assert.Contains(english ? "Registration" : "Immatriculation", cells);
        Assert.Contains(english ? "Cover begins" : "Entrée", cells);
        Assert.Contains("AB-101-CD", cells);
    }

    [Fact, Rule("R-FLEET")]
    public async Task What_lacks_something_stays_to_be_sent_with_the_reason_beside_it()
    {
        await DelegateAsync();
        var notice = (await NoticeAsync(await EnteredAsync("AB-123-CD", 0))).Id;
        await InsurerAsync(i => i.Address = null);
        var prepared = await PrepareAsync(notice);
        Assert.Equal(("register.no-insurer-address", "AB-123-CD"), (Assert.Single(prepared.Value.Refused).Why.Code, prepared.Value.Refused[0].Plate));
        Assert.Empty(prepared.Value.Sendings);
        Assert.Equal(NoticeState.ToSend, await StateAsync(notice));
        var row = Assert.Single((await World.Desk<RegisterQuery>().RunAsync(World.Ines, new())).Rows);
        Assert.Equal("register.no-insurer-address", row.Lacks?.Code);

        await InsurerAsync(i => i.Address = "1 rue du Port");
        Assert.Single((await PrepareAsync(notice)).Value.Sendings);
    }

    [Fact, Rule("D-44")]
    public async Task Each_insurer_gets_a_file_of_its_own()
    {
        await DelegateAsync();
        var first = (await NoticeAsync(await EnteredAsync("AB-123-CD", 0))).Id;
        var other = await World.ReadAsync(db => db.Contracts.Where(c => c.Id != World.Fleet && db.Risks.Any(r => r.Id == c.RiskId && r.ItemKind == Broker.Core.Products.ItemKind.Vehicle)
            && c.InsurerId != db.Contracts.First(f => f.Id == World.Fleet).InsurerId && c.ExpiresOn == null && c.Terminations.Count == 0 && c.Suspensions.Count == 0 && c.EffectiveOn < Today).Select(c => (Guid?)c.Id).FirstOrDefaultAsync());
        if (other is null)
        {
            // The cast has one fleet in force: the other gets another insurer.
            other = World.Car;
            await World.ChangeAsync(async db => (await db.Contracts.SingleAsync(c => c.Id == World.Car)).InsurerId = await db.Insurers.Where(i => !db.Contracts.Any(c => c.Id == World.Fleet && c.InsurerId == i.Id)).Select(i => i.Id).FirstAsync());
        }
        await TermsAsync(t => t.UnderDelegation = true, other);
        var entered = await EnterAsync(World.Theo, "AB-124-CD", contract: other);
        Assert.Null(entered.Problem);
        var prepared = await PrepareAsync(first, (await NoticeAsync(entered.Value)).Id);
        Assert.Equal(["FVA-2026-00001", "FVA-2026-00002"], prepared.Value.Sendings.Select(s => s.Number));
        Assert.Equal(2, prepared.Value.Sendings.Select(s => s.Insurer).Distinct().Count());
    }

    [Fact, Rule("D-44")]
    public async Task Two_who_prepare_at_once_never_put_a_row_into_two_files()
    {
        await DelegateAsync();
        var notices = await EnteredManyAsync(6);
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => PrepareAsync([.. notices.Skip(i)]))));
        var lines = await World.ReadAsync(db => db.SentNotices.ToListAsync());
        Assert.Equal(notices.Order(), lines.Select(l => l.NoticeId).Order());
        Assert.Equal(6, made.Where(m => !m.Failed).Sum(m => m.Value.Sendings.Sum(s => s.Rows)));
        Assert.All(made.Where(m => m.Failed), m => Assert.Equal("register.nothing-to-send", m.Problem?.Code));
        Assert.Equal(made.Where(m => !m.Failed).Sum(m => m.Value.Sendings.Count), await World.ReadAsync(db => db.RegisterSendings.CountAsync()));
    }

    [Fact, Rule("D-44")]
    public async Task All_that_a_filter_leaves_is_prepared_in_one_go_and_a_second_go_finds_nothing()
    {
        await DelegateAsync();
        await EnteredManyAsync(3);
        var prepared = await World.Desk<PrepareSendings>().RunAsync(World.Theo, new() { Matching = new() { Plate = "ab101" } });
        Assert.Equal(1, Assert.Single(prepared.Value.Sendings).Rows);
        Assert.Equal(2, Assert.Single((await World.Desk<PrepareSendings>().RunAsync(World.Theo, new() { Matching = new() })).Value.Sendings).Rows);
        Assert.Equal("register.nothing-to-send", (await World.Desk<PrepareSendings>().RunAsync(World.Theo, new() { Matching = new() })).Problem?.Code);
    }

    [Fact, Rule("D-44"), Rule("R-FLEET")]
    public async Task Marked_as_sent_it_is_proof_who_when_how_and_cannot_be_said_again()
    {
        await DelegateAsync();
        var notices = await EnteredManyAsync(2);
        var sending = await PreparedAsync(notices);
        Assert.Equal((2, NoticeState.Prepared), ((await World.Desk<RegisterQuery>().FigureAsync(World.Theo)).Open, await StateAsync(notices[0])));
        Assert.Null((await MarkAsync(sending)).Problem);
        var proof = (await ProofAsync(sending))!;
        Assert.Equal((SendingState.Sent, SendingChannel.Portal, "DEP-1", World.Clock.Now), (proof.Sending.State, proof.Sending.Channel, proof.Sending.Reference, proof.Sending.SentAt));
        Assert.Contains("Théo", proof.Sending.SentBy, StringComparison.Ordinal);
        Assert.Equal((0, NoticeState.Sent), ((await World.Desk<RegisterQuery>().FigureAsync(World.Theo)).Open, await StateAsync(notices[0])));
        Assert.Equal("register.sent-already", (await MarkAsync(sending)).Problem?.Code);
        Assert.Equal("register.sent-already", (await World.Desk<AbandonSending>().RunAsync(World.Theo, sending)).Problem?.Code);
    }

    [Fact, Rule("D-44")]
    public async Task It_is_not_sent_in_the_future_nor_before_there_was_a_file_nor_by_two()
    {
        await DelegateAsync();
        var sending = await PreparedAsync(await EnteredManyAsync(1));
        Assert.Equal(("register.sent-in-future", "SentTime"), Said(await MarkAsync(sending, i => i.SentTime = new(10, 2))));
        Assert.Equal(("register.sent-before-file", "SentTime"), Said(await MarkAsync(sending, i => i.SentTime = new(9, 58))));
        Assert.Equal(("input.required", "Channel"), Said(await MarkAsync(sending, i => i.Channel = null)));
        var marked = await Task.WhenAll(Task.Run(() => MarkAsync(sending)), Task.Run(() => MarkAsync(sending)));
        Assert.Single(marked, m => !m.Failed);
    }

    [Fact, Rule("D-44")]
    public async Task What_was_sent_late_is_told_so_on_the_proof()
    {
        await DelegateAsync();
        var notice = (await NoticeAsync(await EnteredAsync("AB-123-CD", 0))).Id;
        // Due at the beginning of the 18th; sent at 10 o'clock that day.
        World.Time.Advance(TimeSpan.FromDays(3));
        var sending = await SentAsync(notice);
        var proof = (await ProofAsync(sending))!;
        Assert.Equal((1, TimeSpan.FromHours(10)), (proof.LateRows, proof.Lines.Rows[0].Late));
    }

    [Fact, Rule("D-44")]
    public async Task A_file_given_up_frees_its_rows_but_not_what_was_taken_back_meanwhile()
    {
        await DelegateAsync();
        var (stays, coming) = (await EnteredAsync("AB-123-CD", 0), await EnteredAsync("AB-124-CD", 5));
        var sending = await PreparedAsync((await NoticeAsync(stays)).Id, (await NoticeAsync(coming)).Id);
        Assert.Null((await CancelAsync(World.Theo, await LastMovementAsync(coming))).Problem);
        // The file may be out: until it is given up, the withdrawal is due.
        Assert.Equal([NoticeState.Prepared, NoticeState.ToSend], (await NoticesAsync(coming)).Select(n => n.State));
        Assert.Null((await World.Desk<AbandonSending>().RunAsync(World.Theo, sending)).Problem);
        Assert.Null((await World.Desk<AbandonSending>().RunAsync(World.Theo, sending)).Problem);
        Assert.Equal(NoticeState.ToSend, (await NoticeAsync(stays)).State);
        Assert.Equal([(NoticeState.Dropped, false), (NoticeState.Dropped, false)], (await NoticesAsync(coming)).Select(n => (n.State, n.IsOpen)));
        Assert.Equal("register.abandoned", (await MarkAsync(sending)).Problem?.Code);
        Assert.Equal("FVA-2026-00002", (await PrepareAsync((await NoticeAsync(stays)).Id)).Value.Sendings[0].Number);
    }

    [Fact, Rule("D-44")]
    public async Task An_exit_is_told_with_the_plate_borne_by_then()
    {
        await DelegateAsync();
        var id = await EnteredAsync("AB-123-CD", 0);
        await LeaveAsync(World.Theo, 9, id);
        Assert.Null((await PlateAsync(World.Theo, id, "AB-124-CD", 4)).Problem);
        var exit = (await NoticesAsync(id)).Single(n => n.Kind == MovementKind.Exit).Id;
        var proof = (await ProofAsync(await PreparedAsync(exit)))!;
        Assert.Equal("AB-124-CD", proof.Lines.Rows[0].Plate);
    }

    [Fact]
    public async Task The_list_is_narrowed_and_ordered_as_it_is_asked()
    {
        await DelegateAsync();
        var notices = await EnteredManyAsync(3);
        await EnteredAsync("BB-200-CD", 4);
        World.Time.Advance(TimeSpan.FromDays(3));
        await SentAsync(notices[1]);
        Assert.Equal(["AB-100-CD", "AB-102-CD", "BB-200-CD"], await PlatesAsync(new()));
        Assert.Equal(["BB-200-CD", "AB-102-CD", "AB-100-CD"], await PlatesAsync(new() { Sort = RegisterSort.Plate, Descending = true }));
        Assert.Equal(["AB-100-CD", "AB-102-CD"], await PlatesAsync(new() { Late = true }));
        Assert.Equal(["AB-101-CD"], await PlatesAsync(new() { View = RegisterView.Sent }));
        Assert.Equal(["BB-200-CD"], await PlatesAsync(new() { Plate = "bb 2" }));
        Assert.Empty(await PlatesAsync(new() { InsurerId = Guid.NewGuid() }));
        Assert.Empty(await PlatesAsync(new() { ContractId = World.Liability }));
        Assert.Equal(3, (await PlatesAsync(new() { ClientId = World.Rivelaine, ContractId = World.Fleet, Kind = MovementKind.Entry })).Count);
        var listed = await World.Desk<RegisterQuery>().RunAsync(World.Theo, new());
        Assert.Equal((1, 1, 1), (listed.Insurers.Count, listed.Clients.Count, listed.Contracts.Count));
    }

    private async Task<List<string>> PlatesAsync(RegisterFilter filter) => [.. (await World.Desk<RegisterQuery>().RunAsync(World.Theo, filter)).Rows.Select(r => r.Plate)];
}
