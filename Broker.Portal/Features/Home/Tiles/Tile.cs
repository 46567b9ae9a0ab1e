using Broker.Core.Access;
using Broker.Core.Changes;

namespace Broker.Portal.Features.Home.Tiles;

/// <summary>How much of the board's width a tile takes: a figure stands in the strip above, the others below it.</summary>
public enum TileWidth { Figure, Third, Half, TwoThirds }

/// <summary>
/// Something a dashboard can show. A capability adds one by adding one class: it is found by scan, offered to whoever may see it, and named by
/// the text "tile.KEY".
/// </summary>
public abstract class Tile
{
    /// <summary>Kept in people's arrangements: never renamed.</summary>
    public abstract string Key { get; }

    /// <summary>Its place among the usual ones.</summary>
    public abstract int Order { get; }
    public abstract string Icon { get; }
    public virtual TileWidth Width => TileWidth.Figure;
    public virtual Permission Needs => Permission.ViewClients;

    /// <summary>Those who may do this find it on their dashboard unless they decide otherwise; null for nobody.</summary>
    public virtual Permission? UsualWith => null;

    /// <summary>It says something else to each person.</summary>
    public virtual bool Personal => false;

    /// <summary>The changes after which it may show something else.</summary>
    public abstract Subjects About { get; }

    /// <summary>A shared answer: the same object for all who see alike, until something changes.</summary>
    public abstract Task<object> ReadAsync(Caller me);

    public abstract Face Draw(object answer, TileInk ink);
}

/// <summary>A tile that shows one query's answer.</summary>
public abstract class Tile<TAnswer> : Tile where TAnswer : notnull
{
    public sealed override async Task<object> ReadAsync(Caller me) => await AskAsync(me);

    public sealed override Face Draw(object answer, TileInk ink) => Draw((TAnswer)answer, ink);

    protected abstract Task<TAnswer> AskAsync(Caller me);

    protected abstract Face Draw(TAnswer answer, TileInk ink);
}
