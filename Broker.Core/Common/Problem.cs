namespace Broker.Core.Common;

/// <summary>A rule the user can act upon: a stable code and its values, never a sentence. The page turns it into one.</summary>
/// <param name="Code">Words with dots; the key of the text that explains it.</param>
/// <param name="Field">Name of the input's property it belongs to, when it belongs to one.</param>
public sealed record Problem(string Code, string? Field = null)
{
    /// <summary>Values for the sentence's placeholders, in order.</summary>
    public IReadOnlyList<object?> Args { get; init; } = [];

    /// <summary>What one may not see does not exist: the same answer for another's row and for no row.</summary>
    public static readonly Problem Missing = new("common.missing");

    /// <summary>Somebody else changed it since it was read.</summary>
    public static readonly Problem Stale = new("common.stale");

    /// <summary>A value that must be unique is somebody else's already.</summary>
    public static readonly Problem Taken = new("common.taken");

    /// <summary>Something it refers to is gone since it was read, or something came to refer to it.</summary>
    public static readonly Problem Tied = new("common.tied");

    /// <summary>Another program holds the archive; it can be written again as soon as that lets go.</summary>
    public static readonly Problem Held = new("common.held");

    /// <summary>The disk is full, or does not answer: nothing was written.</summary>
    public static readonly Problem NoRoom = new("common.no-room");

    public static Problem Of(string code, params object?[] args) => new(code) { Args = args };

    public Problem At(string field) => this with { Field = field };

    public bool Equals(Problem? other) => other is not null && other.Code == Code && other.Field == Field && other.Args.SequenceEqual(Args);

    public override int GetHashCode() => HashCode.Combine(Code, Field);
}
