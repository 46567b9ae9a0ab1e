using Broker.Core.Clients;
using Broker.Core.Demo;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    private static readonly AccessRow[] Identity =
    [
        Row<ClientIdentityQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Client)),
        Row<IdentityChoicesQuery>(Brokers, (d, who, s) => d.RunAsync(who)),
        Row<DuplicatesQuery>(Brokers, (d, who, s) => d.RunAsync(who, new() { Kind = ClientKind.Company, Name = "Autre nom", Email = "contact@rivelaine.example" })),
        Row<EditConflictQuery>(Brokers, (d, who, s) => d.RunAsync(who, new() { Id = s.Client }, new() { Id = s.Client })),
        Row<ArchiveClient>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { ClientId = s.Client, Version = await s.VersionAsync<Client>(s.Client), Reason = "fermé" })),
        Row<RestoreClient>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { ClientId = s.Client, Version = await s.VersionAsync<Client>(s.Client), Reason = "rouvert" })),
        Row<MergePreviewQuery>(Brokers, (d, who, s) => d.RunAsync(who, s.Client, Cast.Pelissier.Id)),
        Row<MergesQuery>("---" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, s.Client)),
        Row<MergeClients>(Brokers, (d, who, s) => d.RunAsync(who, new() { SurvivorId = s.Client, MergedId = Cast.Pelissier.Id })),
        Row<UndoMerge>("--!" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, Guid.NewGuid())),
    ];
}
