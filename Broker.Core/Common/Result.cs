using System.Diagnostics.CodeAnalysis;

namespace Broker.Core.Common;

/// <summary>What a verb answers: done, or the problem the user can act upon.</summary>
public class Result
{
    protected Result(Problem? problem) => Problem = problem;

    public static readonly Result Done = new(null);

    public Problem? Problem { get; }

    [MemberNotNullWhen(true, nameof(Problem))]
    public bool Failed => Problem is not null;

    public static implicit operator Result(Problem problem) => new(problem);
}

public sealed class Result<T> : Result
{
    private readonly T? value;

    private Result(T? value, Problem? problem) : base(problem) => this.value = value;

    public T Value => Failed ? throw new InvalidOperationException($"No value: {Problem.Code}") : value!;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Problem problem) => new(default, problem);
}
