using Broker.Core.Common;

namespace Broker.Core.Deferred;

public enum JobState { Queued, Running, Done, Failed, Cancelled }

/// <summary>Long work somebody asked for: how far it is, and how it ended. One may leave meanwhile and find it again.</summary>
public sealed class DeferredJob : Entity, IStaffOnly, IUntold
{
    public const int KindLength = 60, AuthorLength = 160, FileNameLength = 120, MostAttempts = 3;

    /// <summary>Work that has not moved on by then died with its process.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>"job.hand-over": what is done, and the key of its name.</summary>
    public required string Kind { get; init; }

    /// <summary>With whose present rights it is done.</summary>
    public required Guid AuthorId { get; init; }
    public required string Author { get; init; }
    public required DateTime QueuedAt { get; init; }

    /// <summary>Lists of users told of its end, beside its author (R-JOB-02).</summary>
    public List<Guid> Audience { get; init; } = [];

    /// <summary>What was asked, as JSON.</summary>
    public required string Input { get; init; }

    public JobState State { get; private set; } = JobState.Queued;

    /// <summary>Null until it is known what the work is about.</summary>
    public int? Total { get; private set; }

    /// <summary>Dealt with, those refused included.</summary>
    public int Done { get; private set; }
    public int Refused { get; private set; }

    /// <summary>Running: the lease's end.</summary>
    public required DateTime DueAt { get; set; }
    public Guid? ClaimId { get; private set; }
    public int Attempts { get; private set; }
    public bool CancelAsked { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public string? Failure { get; private set; }

    /// <summary>What it made, for its author to fetch.</summary>
    public Guid? FileId { get; private set; }
    public string? FileName { get; private set; }

    public bool IsOver => State is JobState.Done or JobState.Failed or JobState.Cancelled;

    /// <summary>One worker takes it; a second one loses by the row's version.</summary>
    public bool TryClaim(Guid claim, DateTime now)
    {
        if (IsOver || DueAt > now) return false;
        (State, ClaimId, Attempts, DueAt) = (JobState.Running, claim, Attempts + 1, now + Lease);
        return true;
    }

    /// <summary>Whoever was at it is gone: it is due again.</summary>
    public void Interrupted(DateTime now)
    {
        if (State == JobState.Running) DueAt = now;
    }

    public void Counted(int total, DateTime now) => (Total, DueAt) = (total, now + Lease);

    /// <summary>So many more are dealt with. Work that gets on is not given up, however often it was interrupted.</summary>
    public void Moved(int done, int refused, DateTime now) => (Done, Refused, Attempts, DueAt) = (Done + done, Refused + refused, 1, now + Lease);

    /// <summary>Work that makes one file begins again after an interruption: nothing of it stands until it ends.</summary>
    public void At(int done, DateTime now) => (Done, DueAt) = (done, now + Lease);

    public Result Cancel(DateTime now)
    {
        if (IsOver) return new Problem("job.over");
        if (State == JobState.Queued) End(JobState.Cancelled, now);
        else CancelAsked = true;
        return Result.Done;
    }

    public void Made(Guid fileId, string name) => (FileId, FileName) = (fileId, name);

    public void End(JobState state, DateTime now, string? failure = null) => (State, EndedAt, Failure, ClaimId) = (state, now, failure, null);
}

/// <summary>Which rows a job is about, in its order, as they were when it began; gone with its end.</summary>
public sealed class DeferredTargets : IStaffOnly
{
    public required Guid JobId { get; init; }

    /// <summary>Sixteen bytes each.</summary>
    public required byte[] Ids { get; init; }

    public static DeferredTargets Of(Guid jobId, IReadOnlyList<Guid> ids)
    {
        var bytes = new byte[ids.Count * 16];
        for (var i = 0; i < ids.Count; i++) ids[i].TryWriteBytes(bytes.AsSpan(i * 16));
        return new() { JobId = jobId, Ids = bytes };
    }

    public IReadOnlyList<Guid> Read() => [.. Enumerable.Range(0, Ids.Length / 16).Select(i => new Guid(Ids.AsSpan(i * 16, 16)))];
}

/// <summary>A row the job could not do it for, and why.</summary>
public sealed class DeferredRefusal : IStaffOnly
{
    public const int TitleLength = 200, CodeLength = 80;

    public required Guid JobId { get; init; }

    /// <summary>Its place among the job's rows.</summary>
    public required int Position { get; init; }
    public required Guid SubjectId { get; init; }

    /// <summary>What it was called then.</summary>
    public required string Title { get; init; }
    public required string Code { get; init; }
    public List<string> Args { get; init; } = [];

    /// <param name="from">Where among the job's rows it is looked for.</param>
    internal static DeferredRefusal Of(DeferredJob job, IReadOnlyList<Guid> ids, RefusedRow refusal, int from = 0)
    {
        var position = from;
        while (ids[position] != refusal.SubjectId) position++;
        return new()
        {
            JobId = job.Id, Position = position, SubjectId = refusal.SubjectId, Code = refusal.Why.Code, Args = [.. refusal.Why.Args.Select(a => a?.ToString() ?? "")],
            Title = Inputs.Cut(refusal.Title, TitleLength),
        };
    }
}
