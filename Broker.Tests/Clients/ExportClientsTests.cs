using System.Text;
using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Deferred;
using Broker.Core.Demo;
using Broker.Core.Files;
using Broker.Tests.Deferred;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Broker.Tests.Clients;

using World = Broker.Tests.World.World;

public sealed class ExportClientsTests
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["file"] = "Clients", ["Name"] = "Nom", ["ClientColumn.Reference"] = "Référence", ["ClientColumn.Kind"] = "Nature", ["ClientColumn.Contracts"] = "Contrats",
        ["ClientColumn.Created"] = "Créé le", ["ClientKind.Company"] = "Société",
    };

    [Fact]
    public async Task A_csv_has_the_lists_columns_in_the_lists_order_and_the_readers_words()
    {
        await using var world = await World.OpenAsync();
        await world.ChangeAsync(async db => (await db.Clients.FindAsync(world.Rivelaine))!.Name = "=1+1; \"Rivelaine\"");
        var (name, content) = await ExportAsync(world, new() { Clients = new() { Ids = [world.Rivelaine, world.Pelissier] }, Columns = [ClientColumn.Reference, ClientColumn.Kind, ClientColumn.Contracts], Words = Words });

        Assert.Equal("Clients-2026-06-15.csv", name);
        var lines = Encoding.UTF8.GetString(content).TrimStart('\uFEFF').Split("\r\n");
        Assert.Equal("Nom;Référence;Nature;Contrats", lines[0]);
        Assert.Equal("\"'=1+1; \"\"Rivelaine\"\"\";C-00001;Société;8", lines[1]);
        Assert.StartsWith("Boulangerie Pélissier;C-00008;", lines[2]);
        Assert.Equal(4, lines.Length);
    }

    [Fact]
    public async Task A_sheet_opens_without_a_fault_and_holds_texts_figures_and_days_as_such()
    {
        await using var world = await World.OpenAsync();
        await world.CrowdAsync(1_200);
        await world.ChangeAsync(async db => (await db.Clients.FindAsync(world.Rivelaine))!.Name = "=HYPERLINK(\"x\") <&> \u0001é");
        var (name, content) = await ExportAsync(world, new() { Format = SheetFormat.Xlsx, Clients = new() { All = new() { Sort = ClientSort.Reference } }, Columns = [ClientColumn.Contracts, ClientColumn.Created], Words = Words });

        Assert.Equal("Clients-2026-06-15.xlsx", name);
        using var book = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book).Select(fault => fault.Description));
        var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().ToList();
        Assert.Equal(1 + 1_200 + 13, rows.Count);
        Assert.Equal(["Nom", "Contrats", "Créé le"], rows[0].Elements<Cell>().Select(c => c.InnerText));
        var rivelaine = rows[1].Elements<Cell>().ToList();
        Assert.Equal(("=HYPERLINK(\"x\") <&> é", "8"), (rivelaine[0].InnerText, rivelaine[1].CellValue!.Text));
        Assert.Null(rivelaine[0].CellFormula);
        Assert.Equal("46188", rivelaine[2].CellValue!.Text);
    }

    [Fact]
    public async Task The_file_is_its_authors_alone()
    {
        await using var world = await World.OpenAsync();
        var asked = await world.Desk<ExportClients>().RunAsync(world.Ines, new() { Clients = new() { Ids = [world.Morel] } });
        Assert.NotNull((await world.Desk<JobFileQuery>().RunAsync(world.Ines, asked.Value)).Problem);
        await world.WorkAsync();
        Assert.Null((await world.Desk<JobFileQuery>().RunAsync(world.Ines, asked.Value)).Problem);
        foreach (var other in new[] { world.Helene, world.Theo }) Assert.NotNull((await world.Desk<JobFileQuery>().RunAsync(other, asked.Value)).Problem);
    }

    [Fact]
    public async Task An_export_cut_off_begins_again_and_leaves_one_whole_file()
    {
        await using var world = await World.OpenAsync();
        await world.CrowdAsync(1_300);
        var asked = await world.Desk<ExportClients>().RunAsync(world.Ines, new() { Clients = new() { All = new() { Text = "client" } } });
        using var kill = new CancellationTokenSource();
        var heard = 0;
        using (world.Feed.Listen(null, change => change.Is<DeferredJob>(), () => { if (++heard == 3) kill.Cancel(); }))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Desk<RunDeferredJob>().RunAsync(DeferredScene.Machine, asked.Value, kill.Token));
        Assert.InRange((await world.JobAsync(asked.Value)).Done, 1, 1_299);

        await world.Desk<ResumeDeferredJobs>().RunAsync(DeferredScene.Machine);
        await world.WorkAsync();
        var file = (await world.Desk<JobFileQuery>().RunAsync(world.Ines, asked.Value)).Value;
        Assert.Equal(1_301, Encoding.UTF8.GetString(await world.Shelf.ReadAsync(file.Hash)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task An_export_is_cancelled_half_way_and_leaves_nothing()
    {
        await using var world = await World.OpenAsync();
        await world.CrowdAsync(1_300);
        var asked = await world.Desk<ExportClients>().RunAsync(world.Ines, new() { Clients = new() { All = new() } });
        var heard = 0;
        using var listening = world.Feed.Listen(null, change => change.Is<DeferredJob>(), () =>
        {
            if (++heard == 3) Task.Run(() => world.Desk<CancelDeferredJob>().RunAsync(world.Ines, asked.Value)).Wait();
        });
        await world.WorkAsync();
        var job = await world.JobAsync(asked.Value);
        Assert.Equal((JobState.Cancelled, null), (job.State, job.FileId));
    }

    private static async Task<(string Name, byte[] Content)> ExportAsync(World world, ExportClients.Input input)
    {
        var asked = await world.Desk<ExportClients>().RunAsync(world.Ines, input);
        Assert.Null(asked.Problem);
        await world.WorkAsync();
        var file = (await world.Desk<JobFileQuery>().RunAsync(world.Ines, asked.Value)).Value;
        return (file.Name, await world.Shelf.ReadAsync(file.Hash));
    }
}
