using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Deferred;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>Contracts that await documents, as a file for a spreadsheet: what is missing, what is to be looked at, since when.</summary>
public sealed class ExportAwaitingDocuments(BrokerStore store, FirmClock clock, IFileShelf shelf) : DeferredFile<ExportAwaitingDocuments.Input>(store, clock, shelf)
{
    /// <summary>The columns, by the keys of their words.</summary>
    public static readonly IReadOnlyList<string> Columns = ["number", "client", "risk", "handler", "since", "missing", "to-check", "obtained", "asked"];

    public sealed class Input
    {
        public AwaitingDocuments Which { get; set; } = new();
        public SheetFormat Format { get; set; }

        /// <summary>The reader's words for <see cref="Columns"/>, and the file's name ("file").</summary>
        public Dictionary<string, string> Words { get; set; } = [];

        /// <summary>"fr" or "en".</summary>
        [MaxLength(10)] public string Language { get; set; } = "fr";
    }

    public override string Code => "job.export-awaiting";

    protected override Permission Needs => Permission.ViewClients;

    protected override async Task<IReadOnlyList<Guid>> TargetsAsync(BrokerDb db, Input input, CancellationToken ct) =>
        await input.Which.OldestFirst(db, Clock.Now, Clock.Today).ToListAsync(ct);

    protected override IPages Begin(Input input, Stream to)
    {
        ISheet sheet = input.Format == SheetFormat.Csv ? new CsvWriter(to, CultureInfo.GetCultureInfo(input.Language == "en" ? "en-GB" : "fr-FR")) : new XlsxWriter(to, input.Words.GetValueOrDefault("file", "Documents"));
        sheet.Write([.. Columns.Select(column => input.Words.GetValueOrDefault(column, column))]);
        return new Pages(sheet, input, Clock);
    }

    private sealed class Pages(ISheet sheet, Input input, FirmClock clock) : IPages
    {
        public string FileName => $"{input.Words.GetValueOrDefault("file", "documents")}-{clock.Today:yyyy-MM-dd}.{(input.Format == SheetFormat.Csv ? "csv" : "xlsx")}";

        public async Task WriteAsync(BrokerDb db, IReadOnlyList<Guid> ids, CancellationToken ct)
        {
            foreach (var row in await AwaitingDocumentsQuery.ReadAsync(db, ids, input.Which.Which, ct))
                sheet.Write([row.Number, row.Client, row.Risk, row.Handler, DateOnly.FromDateTime(clock.ToFirm(row.Since)), string.Join(", ", row.Missing), string.Join(", ", row.ToCheck), row.Obtained, row.Asked]);
        }

        public void Dispose() => sheet.Dispose();
    }
}
