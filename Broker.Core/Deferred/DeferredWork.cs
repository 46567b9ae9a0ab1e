using System.Text.Json;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Deferred;

/// <summary>A kind of long work: the same class takes the order and, later, does it. Found by scan.</summary>
public abstract class DeferredWork
{
    /// <summary>"job.hand-over".</summary>
    public abstract string Code { get; }

    /// <summary>What whoever asks must be allowed, then and at every step.</summary>
    protected abstract Permission Needs { get; }

    /// <summary>The list that ships whose members are told of its end (R-JOB-02).</summary>
    protected abstract SystemList Followers { get; }

    /// <summary>Goes on where the job stands, to its end; stops quietly when another has taken it over.</summary>
    internal abstract Task DoAsync(DeferredRun run, CancellationToken ct);
}

/// <summary>Taking the order: what is asked is checked, and a row put on the board.</summary>
public abstract class DeferredWork<TInput>(BrokerStore store, FirmClock clock) : DeferredWork where TInput : class
{
    protected BrokerStore Store => store;
    protected FirmClock Clock => clock;

    /// <returns>The job's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, TInput input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Needs);
        if (Inputs.Check(input) is { } wrong) return wrong;
        // Its rights are those of a person: there is none behind a machine.
        if (db.Actor.PersonId is not { } author) return Problem.Missing;
        if (await RefuseAsync(db, input, ct) is { } refusal) return refusal;

        var chosen = AlsoTell(input).Distinct().ToList();
        var lists = await db.UserLists.Where(l => l.System == Followers || chosen.Contains(l.Id)).Select(l => l.Id).ToListAsync(ct);
        if (chosen.Except(lists).Any()) return Problem.Missing.At("Tell");
        var job = new DeferredJob { Kind = Code, Audience = lists, AuthorId = author, Author = db.Actor.Name, QueuedAt = clock.Now, DueAt = clock.Now, Input = JsonSerializer.Serialize(input) };
        db.Add(job);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : job.Id;
    }

    /// <summary>Why what is asked cannot be done for any row.</summary>
    protected virtual Task<Problem?> RefuseAsync(BrokerDb db, TInput input, CancellationToken ct) => Task.FromResult<Problem?>(null);

    /// <summary>Further lists whoever asks wants told.</summary>
    protected virtual IReadOnlyList<Guid> AlsoTell(TInput input) => [];

    /// <summary>The rows it is about, in order: read once, when the work begins.</summary>
    protected abstract Task<IReadOnlyList<Guid>> TargetsAsync(BrokerDb db, TInput input, CancellationToken ct);

    protected static TInput Read(DeferredJob job) => JsonSerializer.Deserialize<TInput>(job.Input)!;

    /// <summary>As the author, whose rights are read anew; with the job, while it is still this run's.</summary>
    internal async Task<(BrokerDb Db, DeferredJob? Job)> OpenAsync(DeferredRun run, CancellationToken ct)
    {
        var db = await store.OpenAsync(Caller.Staff(run.AuthorId), ct);
        db.Unattended = true;
        db.Actor.Demand(Needs);
        return (db, await run.FindAsync(db, ct));
    }

    internal async Task<IReadOnlyList<Guid>?> PrepareAsync(DeferredRun run, CancellationToken ct)
    {
        var (db, job) = await OpenAsync(run, ct);
        await using var closing = db;
        if (job is null) return null;
        if (await db.DeferredTargets.FindAsync([job.Id], ct) is { } kept) return kept.Read();

        var ids = await TargetsAsync(db, Read(job), ct);
        db.Add(DeferredTargets.Of(job.Id, ids));
        job.Counted(ids.Count, clock.Now);
        return (await db.SaveAsync(ct)).Failed ? null : ids;
    }
}
