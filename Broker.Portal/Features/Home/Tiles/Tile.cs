using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Portal.Kit;
using Microsoft.Extensions.Localization;

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

/// <summary>What a tile is drawn with: the reader's words, and the reader, for a <see cref="Tile.Personal"/> one.</summary>
public sealed record TileInk(IStringLocalizer<HomeText> Text, Formats Formats, FirmClock Clock, Guid? Reader)
{
    /// <summary>"1 en retard" in red, or a calm word when there is none.</summary>
    public Note Late(int late) => late > 0 ? new(Text["note.late", Formats.Number(late)], Tone.Bad) : new(Text["note.on-time"]);

    /// <summary>The key for one, or the key for any other number.</summary>
    public string Counted(int number, string one, string many) => Text[number == 1 ? one : many, Formats.Number(number)];

    /// <summary>Amounts of several currencies after the first, never added up.</summary>
    public string Others(IEnumerable<Money> amounts) => string.Join(", ", amounts.Skip(1).Select(Formats.Money));
}
