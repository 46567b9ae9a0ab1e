using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Contracts;
using Broker.Core.ExpectedDocuments;
using Broker.Core.ExpectedDocuments.Reminders;
using Broker.Core.Extranet;
using Broker.Core.Fleets.Sheets;
using Broker.Core.Fleets;
using Broker.Core.Work;

namespace Broker.Portal.Workshop;

/// <summary>The firm's daily rounds: each a row a day, taken by one node, caught up after a stop.</summary>
public sealed class DailyWorker(
    ClaimStandingJob claim, EndStandingJob end, ExpireContracts expire, PutContractActions put, AnnounceDueTasks announce, ClearDrafts drafts, ClearSheets sheets, TakeMovementsIntoEffect movements, ExpireExpectedDocuments documents, RemindersAwakeQuery awake, RemindClients remind, WarnOfSigningKey key, TimeProvider clock, ILogger<DailyWorker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);
    private static readonly Caller Me = Caller.System(Jobs.Daily);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var minutes = new PeriodicTimer(Look, clock);
        do
        {
            await RoundAsync("contract-expiry", async work => await expire.RunAsync(Me, work.From, work.To, stop), stop);
            await RoundAsync("contract-actions", async work => await put.RunAsync(Me, work.From, work.To, stop), stop);
            await RoundAsync("fleet-movements", async work => await movements.RunAsync(Me, work.To, stop), stop);
            await RoundAsync("expected-documents", async work => await documents.RunAsync(Me, work.To, stop), stop);
            await RoundAsync("document-reminders", async _ => await remind.RunAsync(Me, stop), stop, () => awake.RunAsync(Me, stop));
            await RoundAsync("signing-key", async work => await key.RunAsync(Me, work.From, work.To, stop), stop);
            await RoundAsync("drafts", async _ => await drafts.RunAsync(Me, stop), stop);
            await RoundAsync("sheets", async _ => await sheets.RunAsync(Me, stop), stop);
            await RoundAsync("tasks-due", async work => await announce.RunAsync(Me, work.From, work.To, stop), stop);
        }
        while (await minutes.WaitForNextTickAsync(stop));
    }

    /// <param name="when">It waits for more than its day to begin.</param>
    private async Task RoundAsync(string name, Func<StandingWork, Task<Core.Common.Result<int>>> round, CancellationToken stop, Func<Task<bool>>? when = null)
    {
        StandingWork? work = null;
        try
        {
            if (when is not null && !await when()) return;
            work = await claim.RunAsync(Me, name, stop);
            if (work is not null) await end.RunAsync(Me, work.Id, (await round(work)).Problem?.Code, stop);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "The daily round {Name} failed and will be tried again", name);
            if (work is not null) await end.RunAsync(Me, work.Id, e.Message, stop);
        }
    }
}
