using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    private static readonly AccessRow[] WorkDesks =
    [
        Row<ChangeActions>(AllStaff, async (d, who, s) => await d.RunAsync(who, new() { Reassign = true, Lines = [new(s.Action, await s.VersionAsync<ClientAction>(s.Action), "Rappeler")] })),
        Row<ActionKindsQuery>(AllStaff, (d, who, s) => d.RunAsync(who), _ => true),
        Row<SaveActionKind>(Administrators, (d, who, s) => d.RunAsync(who, new() { Name = $"Type {Guid.NewGuid():N}" })),
        Row<RemoveActionKind>(Administrators, async (d, who, s) => await d.RunAsync(who, await KindAsync(s))),
        Row<ActionRulesQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<SaveActionRule>(Administrators, async (d, who, s) => await d.RunAsync(who, new() { KindId = await KindAsync(s) })),
        Row<RemoveActionRule>(Administrators, async (d, who, s) => await d.RunAsync(who, await s.World.ReadAsync(db => db.ActionRules.Select(r => r.Id).FirstAsync()))),
        Row<MyWorkQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<PendingTasksQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Client)),

        Row<TaskChoicesQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<SaveTask>(AllStaff, (d, who, s) => d.RunAsync(who, new() { Subject = "Rappeler", PlannedOn = World.World.Today, People = [Cast.Theo.Id], ClientId = s.Client })),
        Row<EndTask>(AllStaff, (d, who, s) => d.RunAsync(who, s.Task)),
        Row<ReopenTask>(AllStaff, (d, who, s) => d.RunAsync(who, s.Task)),
        // The one in the scene is a client's request, which has a decision of its own.
        Row<DecideTask>("--!" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, new() { TaskId = s.Task, Accept = true })),
        Row<UserListsQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<SaveUserList>(Administrators, (d, who, s) => d.RunAsync(who, new() { Name = $"Liste {Guid.NewGuid():N}", Members = [Cast.Theo.Id] })),
        Row<RemoveUserList>(Administrators, async (d, who, s) => await d.RunAsync(who, await s.World.ReadAsync(db => db.UserLists.Select(l => l.Id).FirstAsync()))),

        // The machine goes first and takes the day's round: the others do not even ask.
        Row<ClaimStandingJob>(Machine, (d, who, s) => d.RunAsync(who, "round")),
        Row<EndStandingJob>("!!!" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, Guid.NewGuid(), null)),
        Row<AnnounceDueTasks>(Machine, (d, who, s) => d.RunAsync(who, World.World.Today, World.World.Today)),
        Row<PutContractActions>(Machine, (d, who, s) => d.RunAsync(who, World.World.Today, World.World.Today)),
        Row<ExpireContracts>(Machine, (d, who, s) => d.RunAsync(who, World.World.Today, World.World.Today)),
    ];

    private static Task<Guid> KindAsync(AccessScene scene) => scene.World.ReadAsync(db => db.ActionKinds.Select(k => k.Id).FirstAsync());
}
