using Broker.Core.Demo;
using Broker.Core.Fleets.Sheets;
using static Broker.Tests.Fleets.Sheets.SheetScene;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    private static readonly AccessRow[] Sheets =
    [
        // Those of Rivelaine who send workbooks, on the fleet Karim sees; a sheet is nobody's but its author's.
        Row<BringSheet>("++!" + "+!!!" + "-!-", (d, who, s) => d.RunAsync(who, new() { ContractId = Cast.Fleet.Id, FileName = "parc.csv", UploadId = Guid.NewGuid() }, Bytes(Csv(Names, ["ZZ-987-ZZ", "Renault", "Master", "15/06/2026", ""]))), others: ". ...+ .. .. . . ."),
        Row<ConfirmSheet>("--!" + "-!!!" + "-!-", (d, who, s) => d.RunAsync(who, new() { SheetId = Guid.NewGuid() }), others: ". ...- .. .. . . ."),
        Row<CallBackSheet>("--!" + "-!!!" + "-!-", (d, who, s) => d.RunAsync(who, Guid.NewGuid()), others: ". ...- .. .. . . ."),
        Row<SheetQuery>("---" + "---!" + "-!-", (d, who, s) => d.RunAsync(who, Guid.NewGuid())),
        Row<SheetLinesQuery>("---" + "---!" + "-!-", (d, who, s) => d.RunAsync(who, Guid.NewGuid(), null, 0)),
        Row<SheetRefusalsQuery>("---" + "---!" + "-!-", (d, who, s) => d.RunAsync(who, Guid.NewGuid())),
        Row<ItemExportQuery>("+++" + "++-!" + "-!+", (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, ContractId = Cast.Depots.Id }, new MemoryStream()), others: NotForProspects),
        Row<NextSheet>(Machine, (d, who, s) => d.RunAsync(who), _ => true),
        Row<ResumeSheets>(Machine, (d, who, s) => d.RunAsync(who)),
        Row<ClearSheets>(Machine, (d, who, s) => d.RunAsync(who)),
        Row<WriteSheet>("!!!" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, Guid.NewGuid())),
    ];
}
