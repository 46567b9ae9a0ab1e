using System.Text;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Files;
using Broker.Core.Fleets;
using Broker.Core.Fleets.Register;
using Microsoft.EntityFrameworkCore;
using Broker.Tests.Fleets.Sheets;

namespace Broker.Tests.Fleets;

/// <summary>An insurer's file held against our books, once a year (R451-5 II).</summary>
public sealed class RegisterComparisonTests : FleetScene
{
    private static readonly string[] Heading = ["N° de police", "Début de garantie", "Immatriculation", "Fin de garantie", "Observations"];

    [Fact, Rule("R-FLEET"), Rule("D-44")]
    public async Task The_same_on_both_sides_is_no_difference_however_it_is_written()
    {
        var made = await ComparedAsync(await TheirsAsync());
        Assert.Equal((0, 0, 1), (made.Comparison.Differences, made.Page.Total, made.Comparison.Unknown.Count));
        Assert.Equal(made.Comparison.Rows, made.Comparison.Same);
        Assert.True(made.Comparison.Rows > 10);
    }

    [Fact, Rule("R-FLEET"), Rule("D-44")]
    public async Task Each_difference_is_named_and_counted()
    {
        var rows = await TheirsAsync();
        var (missing, otherDay, otherEnd, otherPolicy) = (rows[1], rows[2], rows[3], rows[4]);
        rows.Remove(missing);
        otherDay[1] = "02/01/2019";
        otherEnd[3] = "01/01/2026";
        otherPolicy[0] = "XX-999";
        rows.Add([await NumberAsync(), "01/01/2025", "zz 123 zz", "", ""]);
        rows.Add([await NumberAsync(), "01/01/2025", "", "", ""]);
        rows.Add([await NumberAsync(), "hier", "ZZ-124-ZZ", "", ""]);

        var made = await ComparedAsync(rows);
        Assert.Equal((1, 1, 2, 1, 2), (made.Comparison.OnlyOurs, made.Comparison.OnlyTheirs, made.Comparison.Dates, made.Comparison.Policy, made.Comparison.Unread));
        var found = made.Page.Rows.ToLookup(r => r.Kind);
        Assert.Equal(missing[2], found[DifferenceKind.OnlyOurs].Single().Plate);
        Assert.Equal(["ZZ-123-ZZ"], found[DifferenceKind.OnlyTheirs].Select(r => r.Plate));
        Assert.Equal((World.Fleet, World.Rivelaine), (found[DifferenceKind.OnlyTheirs].Single().ContractId, found[DifferenceKind.OnlyTheirs].Single().ClientId));
        Assert.Equal(new[] { otherDay[2], otherEnd[2] }.Order(StringComparer.Ordinal), found[DifferenceKind.Dates].Select(r => r.Plate));
        Assert.Equal(new DateOnly(2019, 1, 2), found[DifferenceKind.Dates].Single(r => r.Plate == otherDay[2]).TheirFrom);
        Assert.Equal((otherPolicy[2], "XX-999"), (found[DifferenceKind.Policy].Single().Plate, found[DifferenceKind.Policy].Single().TheirPolicy));
        Assert.Equal(["register-comparison.no-plate", "sheet.not-a-day"], found[DifferenceKind.Unread].Select(r => r.Problems.Single().Code));
        Assert.Equal(rows.Count + 1, found[DifferenceKind.Unread].Last().Line);

        var only = (await World.Desk<ComparisonQuery>().RunAsync(World.Ines, made.Comparison.Id, DifferenceKind.Dates))!;
        Assert.Equal((2, 2), (only.Page.Total, only.Page.Rows.Count));
        Assert.Equal(await VehicleOfAsync(otherDay[2]), only.Page.Rows.Single(r => r.Plate == otherDay[2]).ItemId);
    }

    [Fact, Rule("R-FLEET")]
    public async Task What_left_must_have_left_there_too_and_what_is_over_on_both_sides_is_no_matter()
    {
        var (left, quiet) = (await EnteredAsync("AB-123-CD", -60), await EnteredAsync("AB-124-CD", -60));
        Assert.Equal(2, (await LeaveAsync(World.Theo, -10, left, quiet)).Value.Done);
        var rows = await TheirsAsync();
        rows.RemoveAll(r => r[2] is "AB-123-CD" or "AB-124-CD");
        // Still in force there; and one that ended with the day before, as some write it.
        rows.Add([await NumberAsync(), Day(-60), "AB-123-CD", "", ""]);
        rows.Add([await NumberAsync(), Day(-60), "AB-124-CD", Day(-11), ""]);
        rows.Add([await NumberAsync(), "01/01/2020", "ZZ-321-ZZ", "01/01/2022", ""]);
        var made = await ComparedAsync(rows);
        Assert.Equal([("AB-123-CD", DifferenceKind.Dates)], made.Page.Rows.Select(r => (r.Plate, r.Kind)));
        Assert.Equal(1, made.Comparison.Aside);
        Assert.Equal(Today.AddDays(-10), made.Page.Rows.Single().OurUntil);
    }

    [Fact, Rule("R-FLEET")]
    public async Task A_vehicle_that_left_and_came_back_and_a_file_with_its_history_meet_in_what_is_in_force()
    {
        var before = await EnteredAsync("AB-123-CD", -60);
        Assert.Equal(1, (await LeaveAsync(World.Theo, -40, before)).Value.Done);
        await EnteredAsync("AB-123-CD", -20);
        var rows = await TheirsAsync();
        rows.RemoveAll(r => r[2] == "AB-123-CD");
        rows.Add([await NumberAsync(), Day(-20), "AB-123-CD", "31/12/9999", ""]);
        rows.Add([await NumberAsync(), Day(-60), "AB-123-CD", Day(-40), ""]);
        Assert.Equal(0, (await ComparedAsync(rows)).Comparison.Differences);
    }

    [Fact, Rule("R-FLEET")]
    public async Task With_the_end_of_its_contract_a_vehicle_is_ours_no_longer()
    {
        var rows = await TheirsAsync();
        await World.ChangeAsync(async db => (await db.Contracts.Include(c => c.Terminations).Include(c => c.Suspensions).SingleAsync(c => c.Id == World.Fleet)).ExpiresOn = Today.AddDays(-1));
        var made = await ComparedAsync(rows);
        Assert.Equal(made.Comparison.Differences, made.Comparison.Dates);
        Assert.True(made.Comparison.Dates > 10);
        Assert.All(made.Page.Rows, r => Assert.Equal(Today.AddDays(-1), r.OurUntil));
    }

    [Fact, Rule("R-FLEET")]
    public async Task Of_one_contract_the_insurers_other_policies_are_left_aside()
    {
        var rows = await TheirsAsync();
        rows.Add(["OTHER-1", "01/01/2025", "ZZ-123-ZZ", "", ""]);
        rows.Add([await NumberAsync(), "01/01/2025", "ZZ-124-ZZ", "", ""]);
        var made = await ComparedAsync(rows, contract: World.Fleet);
        var number = await NumberAsync();
        Assert.Equal(["ZZ-124-ZZ"], made.Page.Rows.Select(r => r.Plate));
        Assert.Equal((rows.Count(r => r[0] != number), number), (made.Comparison.Aside, made.Comparison.Contract));
    }

    [Theory, Rule("D-43")]
    [InlineData("Registration;Policy number;Start date;End date"), InlineData("immat.,N° police,Date de début,Date de fin")]
    public async Task Its_columns_are_known_in_either_language_and_in_any_order(string heading)
    {
        var (separator, rows) = (heading.Contains(';') ? ';' : ',', await TheirsAsync());
        var text = heading + "\n" + string.Concat(rows.Select(r => string.Join(separator, r[2], r[0], r[1], r[3]) + "\n"));
        Assert.Equal(0, (await ComparedAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)))).Comparison.Differences);
    }

    [Fact, Rule("D-43")]
    public async Task Only_the_plates_are_enough()
    {
        var rows = await TheirsAsync();
        var covered = await World.ReadAsync(db => db.Vehicles.Where(v => v.ContractId == World.Fleet && v.EnteredOn <= Today && (v.ExitedOn == null || v.ExitedOn > Today)).Select(v => v.Plate).ToListAsync());
        var made = await ComparedAsync(new MemoryStream(Encoding.UTF8.GetBytes("Plaque\n" + string.Join('\n', covered) + "\nZZ-999-ZZ\n")), World.Fleet);
        Assert.Equal([("ZZ-999-ZZ", DifferenceKind.OnlyTheirs)], made.Page.Rows.Select(r => (r.Plate, r.Kind)));
    }

    [Theory, Rule("D-43")]
    [InlineData("", "sheet.empty"), InlineData("Marque;Modèle\nRenault;Master\n", "sheet.column-missing"), InlineData("rien\nà\nvoir\n", "sheet.no-heading"), InlineData("Immatriculation;Police\n", "sheet.no-rows")]
    public async Task What_is_no_such_file_is_refused_and_nothing_is_kept(string text, string code)
    {
        Assert.Equal(code, (await CompareAsync(World.Theo, new MemoryStream(Encoding.UTF8.GetBytes(text)))).Problem?.Code);
        Assert.Equal(0, await World.ReadAsync(db => db.RegisterComparisons.CountAsync()));
    }

    [Fact, Rule("D-43")]
    public async Task What_looks_like_a_formula_is_a_text_and_a_broken_workbook_is_refused()
    {
        var book = new MemoryStream();
        using (var sheet = new XlsxWriter(book, "FVA"))
        {
            sheet.Write(["Immatriculation", "Police"]);
            sheet.Write(["=1+1", "A"]);
        }
        book.Position = 0;
        // Written as text it is a text, which is no plate of ours.
        Assert.Equal(DifferenceKind.OnlyTheirs, (await ComparedAsync(book)).Page.Rows.First(r => r.Line > 0).Kind);
        var broken = await CompareAsync(World.Theo, new MemoryStream([0x50, 0x4B, 3, 4, 1, 2, 3]));
        Assert.StartsWith("sheet.", broken.Problem?.Code, StringComparison.Ordinal);
    }

    [Fact, Rule("R-FLEET")]
    public async Task It_is_kept_with_who_when_and_the_file_and_sent_again_it_is_the_same()
    {
        var (upload, bytes) = (Guid.NewGuid(), File(await TheirsAsync()).ToArray());
        var once = await CompareAsync(World.Theo, new MemoryStream(bytes), upload: upload);
        var twice = await CompareAsync(World.Theo, new MemoryStream(bytes), upload: upload);
        Assert.Equal(once.Value, twice.Value);
        var row = (await World.Desk<ComparisonsQuery>().RunAsync(World.Ines)).Rows.Single();
        Assert.Equal((Cast.Theo.FullName, World.Clock.Now, "fva.csv"), (row.MadeBy, row.MadeAt, row.FileName));
        var file = (await World.Desk<ComparisonQuery>().FileAsync(World.Ines, row.Id)).Value;
        await using var content = World.Shelf.Open(file.Hash);
        var kept = new MemoryStream();
        await content.CopyToAsync(kept);
        Assert.Equal(bytes, kept.ToArray());
        Assert.Equal(Problem.Missing, (await World.Desk<ComparisonQuery>().FileAsync(World.Ines, Guid.NewGuid())).Problem);
    }

    [Fact, Rule("R-FLEET"), Rule("D-44")]
    public async Task After_a_year_without_one_it_is_said_and_one_of_the_insurer_or_of_the_contract_answers_it()
    {
        await TermsAsync(t => t.UnderDelegation = true);
        var due = await DueAsync();
        Assert.Equal((1, (DateTime?)null, 1), (due.Contracts.Count, due.LastAt, due.Late));
        await ComparedAsync(await TheirsAsync(), contract: World.Fleet);
        due = await DueAsync();
        Assert.Equal(((DateTime?)null, World.Clock.Now, 0), (due.LastAt, due.Contracts.Single().LastAt!.Value, due.Late));

        World.Time.Advance(TimeSpan.FromDays(300));
        await ComparedAsync(await TheirsAsync());
        World.Time.Advance(TimeSpan.FromDays(300));
        Assert.Equal(0, (await DueAsync()).Late);
        World.Time.Advance(TimeSpan.FromDays(70));
        Assert.Equal(1, (await DueAsync()).Late);
        await TermsAsync(t => t.UnderDelegation = false);
        Assert.Equal((0, 0), ((await DueAsync()).Contracts.Count, (await DueAsync()).Late));
        Assert.Equal([World.Fleet], (await World.Desk<ComparisonDuesQuery>().RunAsync(World.Theo, World.Fleet)).Single(i => i.Contracts.Count > 0).Contracts.Select(c => c.Id));
    }

    [Fact]
    public async Task It_takes_an_insurer_or_a_contract_that_is_there_and_whoever_may_move_things()
    {
        var (compare, file) = (World.Desk<CompareRegister>(), File(await TheirsAsync()));
        Assert.Equal(("input.required", nameof(CompareRegister.Input.InsurerId)), Said((await compare.RunAsync(World.Theo, new() { FileName = "a.csv" }, file)).Problem!));
        Assert.Equal(nameof(CompareRegister.Input.InsurerId), (await compare.RunAsync(World.Theo, new() { FileName = "a.csv", InsurerId = Guid.NewGuid() }, file)).Problem?.Field);
        Assert.Equal(nameof(CompareRegister.Input.ContractId), (await compare.RunAsync(World.Theo, new() { FileName = "a.csv", ContractId = Guid.NewGuid() }, file)).Problem?.Field);
        await Assert.ThrowsAsync<Forbidden>(() => compare.RunAsync(World.Ines, new() { FileName = "a.csv" }, file));
        await Assert.ThrowsAsync<Forbidden>(() => World.Desk<ComparisonsQuery>().RunAsync(World.Nadege));
    }

    [Fact, Rule("D-44")]
    public async Task Fifty_thousand_rows_are_read_without_being_held()
    {
        var insurer = await InsurerAsync();
        var text = new StringBuilder("Immatriculation;Police;Début;Fin\n");
        for (var i = 0; i < 50_000; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"GA-{i % 999 + 1:000}-{(char)('A' + i / 26_000)}{(char)('A' + i / 1_000 % 26)};POL-{i % 40};01/01/2025;\n");
        var reading = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        var made = await World.Desk<CompareRegister>().RunAsync(World.Theo, new() { InsurerId = insurer, FileName = "fva.csv" }, reading);
        Assert.Null(made.Problem);
        var found = (await World.Desk<ComparisonQuery>().RunAsync(World.Theo, made.Value, DifferenceKind.OnlyTheirs, 3))!;
        Assert.Equal((50_000, ComparisonQuery.PageSize), (found.Comparison.Rows, found.Page.Rows.Count));
        var each = 0;
        Assert.True(await World.Desk<ComparisonQuery>().EachAsync(World.Theo, made.Value, DifferenceKind.OnlyTheirs, _ => each++));
        Assert.Equal(found.Comparison.OnlyTheirs, each);
    }

    private static string Day(int days) => Today.AddDays(days).ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);
    private Task<Guid> InsurerAsync() => World.ReadAsync(db => db.Contracts.Where(c => c.Id == World.Fleet).Select(c => c.InsurerId).SingleAsync());
    private Task<string> NumberAsync() => World.ReadAsync(db => db.Contracts.Where(c => c.Id == World.Fleet).Select(c => c.Number).SingleAsync());
    private Task<Guid?> VehicleOfAsync(string plate) => World.ReadAsync(db => db.Vehicles.Where(v => v.ContractId == World.Fleet && v.Plate == plate).Select(v => (Guid?)v.Id).SingleAsync());
    private async Task<ComparisonDuesQuery.InsurerRow> DueAsync()
    {
        var insurer = await InsurerAsync();
        return (await World.Desk<ComparisonDuesQuery>().RunAsync(World.Ines)).Single(i => i.Id == insurer);
    }

    /// <summary>Every vehicle of the insurer that is ours, as its file would say it; policy, start, plate, end, and something nobody reads.</summary>
    private async Task<List<string[]>> TheirsAsync()
    {
        var insurer = await InsurerAsync();
        var ours = await World.ReadAsync(db => db.Vehicles.Join(db.Contracts.Where(c => c.InsurerId == insurer), v => v.ContractId, c => c.Id, (v, c) => new { v.Plate, v.EnteredOn, v.ExitedOn, c.Number, v.Standing })
            .Where(v => v.Standing == ItemStanding.Confirmed && (v.ExitedOn == null || v.ExitedOn > v.EnteredOn)).OrderBy(v => v.EnteredOn).ToListAsync());
        return [.. ours.Where(v => v.EnteredOn <= Today && !(v.ExitedOn <= Today)).Concat(ours.Where(v => v.EnteredOn > Today || v.ExitedOn <= Today))
            .Select(v => new[] { v.Number, $"{v.EnteredOn:dd/MM/yyyy}", v.Plate, v.ExitedOn is { } left ? $"{left:dd/MM/yyyy}" : "", "vu" })];
    }

    private static MemoryStream File(IEnumerable<string[]> rows) => SheetScene.Bytes(SheetScene.Csv([Heading, .. rows]));
    private async Task<Result<Guid>> CompareAsync(Caller who, Stream file, Guid? contract = null, Guid? upload = null) =>
        await World.Desk<CompareRegister>().RunAsync(who, new() { InsurerId = contract is null ? await InsurerAsync() : null, ContractId = contract, FileName = "fva.csv", UploadId = upload ?? Guid.NewGuid() }, file);

    private Task<ComparisonQuery.Compared> ComparedAsync(IEnumerable<string[]> rows, Guid? contract = null) => ComparedAsync(File(rows), contract);
    private async Task<ComparisonQuery.Compared> ComparedAsync(Stream file, Guid? contract = null)
    {
        var made = await CompareAsync(World.Theo, file, contract);
        Assert.Null(made.Problem);
        return (await World.Desk<ComparisonQuery>().RunAsync(World.Theo, made.Value))!;
    }
}
