using Broker.Core.Common;

namespace Broker.Core.Work;

/// <summary>What a status means to its reader, hence its colour.</summary>
public enum StatusColour { Plain, Info, Warn, Good, Bad }

/// <summary>How far an action is; the firm decides the words.</summary>
public sealed class ActionStatus : Entity, IFirmWide
{
    public const int NameLength = 60;

    /// <summary>The four that ship, in the firm's language.</summary>
    public static IReadOnlyList<ActionStatus> Shipped(string toDo, string underWay, string done, string dropped) =>
    [
        new() { Name = toDo, Colour = StatusColour.Warn },
        new() { Name = underWay, Position = 1, Colour = StatusColour.Info },
        new() { Name = done, Position = 2, Finished = true, Colour = StatusColour.Good },
        new() { Name = dropped, Position = 3, Finished = true },
    ];

    public required string Name { get; set; }

    /// <summary>An action in such a status no longer remains to be done (D-14).</summary>
    public bool Finished { get; set; }
    public StatusColour Colour { get; set; }
    public int Position { get; set; }
}
