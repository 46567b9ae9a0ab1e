using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Deferred;
using Broker.Core.Files;
using Broker.Core.Storage;

namespace Broker.Core.Contracts;

/// <summary>The chosen contracts as a file for a spreadsheet (R-CON-05).</summary>
public sealed class ExportContracts(BrokerStore store, FirmClock clock, IFileShelf shelf, PortfolioQuery portfolio) : DeferredFile<ExportContracts.Input>(store, clock, shelf)
{
    /// <summary>The columns, by the keys of their words.</summary>
    public static readonly IReadOnlyList<string> Columns = ["number", "client", "risk", "insurer", "product", "state", "reason", "effective", "expires", "premium", "currency", "handling", "handler", "introducer", "sub-status"];

    public sealed class Input : ContractsOrder
    {
        public SheetFormat Format { get; set; }

        /// <summary>The reader's words for <see cref="Columns"/> and values ("ContractState.InForce"), and the file's name ("file").</summary>
        public Dictionary<string, string> Words { get; set; } = [];

        /// <summary>"fr" or "en".</summary>
        [MaxLength(10)] public string Language { get; set; } = "fr";
    }

    public override string Code => "job.export-contracts";

    protected override Permission Needs => Permission.ViewClients;

    protected override IReadOnlyList<Guid> AlsoTell(Input input) => input.Tell;

    protected override Task<Problem?> RefuseAsync(BrokerDb db, Input input, CancellationToken ct) => Task.FromResult(input.Contracts.Refusal);

    protected override Task<IReadOnlyList<Guid>> TargetsAsync(BrokerDb db, Input input, CancellationToken ct) => input.Contracts.ReadAsync(db, portfolio, Clock, ct);

    protected override IPages Begin(Input input, Stream to)
    {
        ISheet sheet = input.Format == SheetFormat.Csv ? new CsvWriter(to, CultureInfo.GetCultureInfo(input.Language == "en" ? "en-GB" : "fr-FR")) : new XlsxWriter(to, input.Words.GetValueOrDefault("file", "Contrats"));
        sheet.Write([.. Columns.Select(column => input.Words.GetValueOrDefault(column, column))]);
        return new Pages(sheet, input, Clock);
    }

    private sealed class Pages(ISheet sheet, Input input, FirmClock clock) : IPages
    {
        public string FileName => $"{input.Words.GetValueOrDefault("file", "contrats")}-{clock.Today:yyyy-MM-dd}.{(input.Format == SheetFormat.Csv ? "csv" : "xlsx")}";

        public async Task WriteAsync(BrokerDb db, IReadOnlyList<Guid> ids, CancellationToken ct)
        {
            foreach (var row in await ContractsQuery.ReadAsync(db, ids, clock.Today, ct))
                sheet.Write([row.Number, row.Client, row.Risk, row.Insurer, row.Product, Word(row.State), row.Reason, row.EffectiveOn, row.ExpiresOn, row.AnnualPremium.Amount, row.AnnualPremium.Currency, Word(row.Handling), row.Handler, row.Introducer, row.SubStatus]);
        }

        private string Word<T>(T value) where T : struct, Enum => input.Words.GetValueOrDefault($"{typeof(T).Name}.{value}", value.ToString());

        public void Dispose() => sheet.Dispose();
    }
}
