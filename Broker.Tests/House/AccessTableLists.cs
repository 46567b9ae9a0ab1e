using Broker.Core.Demo;
using Broker.Core.Lists;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    /// <summary>One that holds values: it is refused, not missing, to who may remove fields.</summary>
    private static readonly Guid AccountingCode = DemoId.Of("customfield:Code comptable");

    private static readonly AccessRow[] Words =
    [
        Row<CustomFieldsQuery>(AllStaff, (d, who, s) => d.RunAsync(who, CustomSubject.Client)),
        Row<CustomValuesQuery>(AllStaff, (d, who, s) => d.RunAsync(who, CustomSubject.Client, s.Client)),
        Row<CustomFieldSettingsQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<SaveCustomField>(Administrators, (d, who, s) => d.RunAsync(who, new() { Label = $"Champ {Guid.NewGuid():N}" })),
        Row<RetireCustomField>(Administrators, (d, who, s) => d.RunAsync(who, AccountingCode, retired: true)),
        Row<RemoveCustomField>(Administrators, (d, who, s) => d.RunAsync(who, AccountingCode)),
        Row<OrderCustomFields>(Administrators, (d, who, s) => d.RunAsync(who, CustomSubject.Client, [AccountingCode])),
    ];
}
