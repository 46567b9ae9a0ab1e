using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Deferred;
using Broker.Core.Demo;
using Broker.Core.Work;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    // Long work is asked for by a person, with whose rights it is done: the machine has none of its own.
    private static AccessRow[] Deferred =>
    [
        Row<HandOverClients>("++!" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, new() { HandlerId = Cast.Ines.Id, Clients = new() { Ids = [s.Client] } })),
        Row<ChangeClientStates>("++!" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, new() { State = ClientState.Active, Reason = "reprise", Clients = new() { Ids = [s.Client] } })),
        Row<ChangeSegments>("++!" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, new() { Clients = new() { Ids = [s.Client] } })),
        Row<AddActionToClients>("+++" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, new() { Name = "Rappeler", Clients = new() { Ids = [s.Client] } })),
        Row<ExportClients>("+++" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, new() { Clients = new() { Ids = [s.Client] } })),
        Row<ClientColumnsQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<ChooseClientColumns>("+++" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, [ClientColumn.City])),
        Row<SavedFiltersQuery>("+++" + "!!!!" + "!!+", (d, who, s) => WithFilterAsync(s, _ => d.RunAsync(who))),
        Row<SaveFilter>("+++" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, new() { Name = "Les miens", Query = "q=a" })),
        // Théo's, shared: his own and an administrator's affair.
        Row<RemoveFilter>("++-" + "!!!!" + "!!+", (d, who, s) => WithFilterAsync(s, filter => d.RunAsync(who, filter))),
        // Théo's: his own and an administrator's affair.
        Row<DeferredJobsQuery>("++-" + "!!!!" + "!!+", (d, who, s) => WithJobAsync(s, _ => d.RunAsync(who))),
        Row<CancelDeferredJob>("++-" + "!!!!" + "!!+", (d, who, s) => WithJobAsync(s, job => d.RunAsync(who, job))),
        Row<JobFileQuery>("---" + "!!!!" + "!!-", (d, who, s) => WithJobAsync(s, job => d.RunAsync(who, job))),
        Row<JobRefusalsQuery>("---" + "!!!!" + "!!-", (d, who, s) => WithJobAsync(s, job => d.RunAsync(who, job))),
        Row<NextDeferredJob>("!!!" + "!!!!" + "!!+", (d, who, s) => WithJobAsync(s, _ => d.RunAsync(who))),
        Row<RunDeferredJob>(Machine, (d, who, s) => WithJobAsync(s, job => d.RunAsync(who, job))),
        Row<ResumeDeferredJobs>(Machine, (d, who, s) => d.RunAsync(who)),
    ];

    private static async Task<T> WithJobAsync<T>(AccessScene scene, Func<Guid, Task<T>> call)
    {
        var job = await scene.World.Desk<AddActionToClients>().RunAsync(scene.World.Theo, new() { Name = "Rappeler", Clients = new() { Ids = [scene.Client] } });
        return await call(job.Value);
    }

    private static async Task<T> WithFilterAsync<T>(AccessScene scene, Func<Guid, Task<T>> call)
    {
        Assert.Null((await scene.World.Desk<SaveFilter>().RunAsync(scene.World.Theo, new() { Name = "Partagé", Query = "q=a", Shared = true })).Problem);
        var shared = await scene.World.Desk<SavedFiltersQuery>().RunAsync(scene.World.Theo);
        return await call(shared.Single(f => f.Name == "Partagé").Id);
    }
}
