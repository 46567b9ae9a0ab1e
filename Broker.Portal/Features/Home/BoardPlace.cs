using Broker.Portal.Features.Home.Tiles;

namespace Broker.Portal.Features.Home;

/// <summary>A tile on one screen.</summary>
public sealed class BoardPlace(Tile tile, string title)
{
    private volatile bool due;
    private int asked;

    public Tile Tile => tile;
    public string Title => title;
    public Face? Face { get; set; }
    public bool Due { get => due; set => due = value; }
    public int Shown { get; set; }

    public int NextTurn() => Interlocked.Increment(ref asked);

    /// <summary>An answer under way, and the how manieth for this place.</summary>
    public sealed record Reading(BoardPlace Place, int Turn, Task<object> Answer);
}
