using Broker.Core.Demo;
using Broker.Core.Lists;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    /// <summary>One that holds values: it is refused, not missing, to who may remove fields.</summary>
    private static readonly Guid AccountingCode = DemoId.Of("customfield:Code comptable");

    private static readonly Guid Word = DemoId.Of("listvalue:EventType/Visite de risque");

    private static readonly AccessRow[] Words =
    [
        Row<ListsQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<ListWordsQuery>(Administrators, (d, who, s) => d.RunAsync(who, ListKind.Segment)),
        Row<SaveListValue>(Administrators, (d, who, s) => d.RunAsync(who, new() { List = ListKind.Segment, Name = $"Segment {Guid.NewGuid():N}" })),
        Row<OrderListValues>(Administrators, (d, who, s) => d.RunAsync(who, ListKind.Segment, [Word])),
        Row<RetireListValue>(Administrators, (d, who, s) => d.RunAsync(who, Word, retired: true)),
        // The machine goes first and takes the word away: the administrator no longer finds it.
        Row<RemoveListValue>("-!!" + "!!!!" + "!!+", (d, who, s) => d.RunAsync(who, Word)),

        Row<CustomFieldsQuery>(AllStaff, (d, who, s) => d.RunAsync(who, CustomSubject.Client)),
        Row<CustomValuesQuery>(AllStaff, (d, who, s) => d.RunAsync(who, CustomSubject.Client, s.Client)),
        Row<CustomFieldSettingsQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<SaveCustomField>(Administrators, (d, who, s) => d.RunAsync(who, new() { Label = $"Champ {Guid.NewGuid():N}" })),
        Row<RetireCustomField>(Administrators, (d, who, s) => d.RunAsync(who, AccountingCode, retired: true)),
        Row<RemoveCustomField>(Administrators, (d, who, s) => d.RunAsync(who, AccountingCode)),
        Row<OrderCustomFields>(Administrators, (d, who, s) => d.RunAsync(who, CustomSubject.Client, [AccountingCode])),
    ];
}
