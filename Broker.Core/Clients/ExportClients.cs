using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Deferred;
using Broker.Core.Files;
using Broker.Core.Storage;

namespace Broker.Core.Clients;

public enum SheetFormat { Csv, Xlsx }

/// <summary>The chosen clients, with the chosen columns, as a file for a spreadsheet.</summary>
public sealed class ExportClients(BrokerStore store, FirmClock clock, IFileShelf shelf) : DeferredFile<ExportClients.Input>(store, clock, shelf)
{
    public sealed class Input : ClientsOrder
    {
        public SheetFormat Format { get; set; }

        /// <summary>Beside the name.</summary>
        public List<ClientColumn> Columns { get; set; } = [];

        /// <summary>The reader's words for columns ("Name", "ClientColumn.City") and values ("ClientKind.Company"), and the file's name ("file").</summary>
        public Dictionary<string, string> Words { get; set; } = [];

        /// <summary>"fr" or "en".</summary>
        [MaxLength(10)] public string Language { get; set; } = "fr";
    }

    public override string Code => "job.export-clients";

    protected override Permission Needs => Permission.ViewClients;

    protected override Task<Problem?> RefuseAsync(BrokerDb db, Input input, CancellationToken ct) => Task.FromResult(input.Clients.Refusal);

    protected override Task<IReadOnlyList<Guid>> TargetsAsync(BrokerDb db, Input input, CancellationToken ct) => input.Clients.ReadAsync(db, Clock, ct);

    protected override IPages Begin(Input input, Stream to)
    {
        var culture = CultureInfo.GetCultureInfo(input.Language == "en" ? "en-GB" : "fr-FR");
        ISheet sheet = input.Format == SheetFormat.Csv ? new CsvWriter(to, culture) : new XlsxWriter(to, input.Words.GetValueOrDefault("file", "Clients"));
        sheet.Write([Word("Name"), .. input.Columns.Select(column => Word($"{nameof(ClientColumn)}.{column}"))]);
        return new Pages(sheet, input, Clock);

        string Word(string key) => input.Words.GetValueOrDefault(key, key);
    }

    private sealed class Pages(ISheet sheet, Input input, FirmClock clock) : IPages
    {
        public string FileName => $"{input.Words.GetValueOrDefault("file", "clients")}-{clock.Today:yyyy-MM-dd}.{(input.Format == SheetFormat.Csv ? "csv" : "xlsx")}";

        public async Task WriteAsync(BrokerDb db, IReadOnlyList<Guid> ids, CancellationToken ct)
        {
            foreach (var row in await ClientRows.ReadAsync(db, ids, clock.Today, ct)) sheet.Write([row.Name, .. input.Columns.Select(column => Cell(row, column))]);
        }

        private object? Cell(ClientRow row, ClientColumn column) => column switch
        {
            ClientColumn.Reference => row.Reference,
            ClientColumn.Kind => Word(row.Kind),
            ClientColumn.State => Word(row.State),
            ClientColumn.Siren => row.Siren,
            ClientColumn.Email => row.Email,
            ClientColumn.Phone => row.Phone,
            ClientColumn.PostalCode => row.PostalCode,
            ClientColumn.City => row.City,
            ClientColumn.Handler => row.Handler,
            ClientColumn.Segment => row.Segment,
            ClientColumn.Origin => row.Origin,
            ClientColumn.Contracts => row.ContractsInForce,
            ClientColumn.Actions => row.RemainingActions,
            ClientColumn.Freeze => Word(row.Freeze),
            _ => DateOnly.FromDateTime(clock.ToFirm(row.CreatedAt)),
        };

        private string Word<T>(T value) where T : struct, Enum => input.Words.GetValueOrDefault($"{typeof(T).Name}.{value}", value.ToString());

        public void Dispose() => sheet.Dispose();
    }
}
