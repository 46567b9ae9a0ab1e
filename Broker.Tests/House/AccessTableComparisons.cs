using System.Text;
using Broker.Core.Fleets.Register;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    private static readonly AccessRow[] RegisterComparisons =
    [
        Row<CompareRegister>("++!" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, new() { InsurerId = s.Insurer, FileName = "fva.csv", UploadId = Guid.NewGuid() }, new MemoryStream(Encoding.UTF8.GetBytes("Immatriculation\nZZ-987-ZZ\n")))),
        Row<ComparisonsQuery>(AllStaff, (d, who, s) => d.RunAsync(who), _ => true),
        Row<ComparisonDuesQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<ComparisonQuery>("---" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, Guid.NewGuid())),
    ];
}
