using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Fleets;
using Broker.Core.Fleets.Register;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    // Movements are the firm's brokers' and, on their own contracts, those contacts' who may send workbooks.
    //                            HTI NLKS M N S
    private const string Movers = "++!" + "+!!!" + "-!+";
    private const string WithWorkbooks = ". ...+ .. .. . . .";

    private static readonly AccessRow[] Fleets =
    [
        Row<EnterItem>(Movers, (d, who, s) => d.RunAsync(who, new()
        {
            ContractId = Cast.Fleet.Id, EffectiveOn = World.World.Today, Acknowledged = true, Data = new() { Plate = "GX-101-AC", Make = "Renault", Model = "Master" },
        }), others: WithWorkbooks),
        Row<LeaveItem>(Movers, (d, who, s) => d.RunAsync(who, new() { ItemIds = [s.Item], EffectiveOn = World.World.Today, Acknowledged = true }), others: WithWorkbooks),
        Row<ChangePlate>(Movers, (d, who, s) => d.RunAsync(who, new() { ItemId = s.Item, Plate = "GX-102-AC", EffectiveOn = World.World.Today, Acknowledged = true }), others: WithWorkbooks),
        Row<CorrectItem>(Movers, CorrectAsync, others: WithWorkbooks),
        Row<CancelMovement>(Movers, (d, who, s) => d.RunAsync(who, new() { MovementId = s.Movement }), others: WithWorkbooks),
        Row<DecideMovements>(Brokers, (d, who, s) => d.RunAsync(who, new() { MovementIds = [s.Movement], Answer = "Pièces à fournir" })),
        Row<DeleteItem>(Brokers, (d, who, s) => d.RunAsync(who, s.ClaimedItem)),
        Row<SaveItemGuarantees>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { ItemId = s.Item, Version = await s.VersionAsync<Vehicle>(s.Item) })),
        Row<SaveItemTerms>(Brokers, (d, who, s) => d.RunAsync(who, new() { ContractId = Cast.Fleet.Id })),
        Row<DeclareContractEnds>(Machine, (d, who, s) => d.RunAsync(who)),
        Row<TakeMovementsIntoEffect>(Machine, (d, who, s) => d.RunAsync(who, World.World.Today)),

        Row<ItemTermsQuery>(StaffAndItsContacts, (d, who, s) => d.RunAsync(who, Cast.Fleet.Id)),
        Row<ItemMovementsQuery>(StaffAndItsContacts, (d, who, s) => d.RunAsync(who, new() { ContractId = Cast.Fleet.Id }), others: NotForProspects),
        Row<WaitingMovementsQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<ClientChangesQuery>(AllStaff, (d, who, s) => d.RunAsync(who, Cast.Fleet.Id, default)),
    ];

    /// <summary>Its answer is asked for, and an async lambda would keep it to itself.</summary>
    private static async Task<Result> CorrectAsync(CorrectItem desk, Caller who, AccessScene s) =>
        await desk.RunAsync(who, new() { ItemId = s.Item, Version = await s.VersionAsync<Vehicle>(s.Item), Data = new() { Make = "Renault", Model = "Master" }, Acknowledged = true });
}
