using Broker.Core.Access;

namespace Broker.Portal.Features.Home.Tiles;

/// <summary>All the tiles there are.</summary>
public sealed class TileShelf(IServiceProvider provider)
{
    public IReadOnlyList<Tile> All { get; } =
    [
        .. typeof(Tile).Assembly.GetTypes().Where(t => t.IsSealed && t.IsSubclassOf(typeof(Tile)))
            .Select(t => (Tile)ActivatorUtilities.CreateInstance(provider, t)).OrderBy(t => t.Order),
    ];

    /// <summary>Those somebody with these permissions can have, in the usual order.</summary>
    public IReadOnlyList<Tile> OfferedTo(IReadOnlySet<Permission> may) => [.. All.Where(t => may.Contains(t.Needs))];

    public IReadOnlyList<Tile> UsualFor(IReadOnlySet<Permission> may) => [.. OfferedTo(may).Where(t => t.UsualWith is { } right && may.Contains(right))];

    /// <param name="chosen">Keys in the person's own order; null when they never arranged their dashboard.</param>
    public IReadOnlyList<Tile> ShownTo(IReadOnlySet<Permission> may, IReadOnlyList<string>? chosen)
    {
        if (chosen is null) return UsualFor(may);
        var offered = OfferedTo(may).ToDictionary(t => t.Key);
        return [.. chosen.Select(offered.GetValueOrDefault).OfType<Tile>()];
    }
}

public static class TileSetup
{
    public static IServiceCollection AddTiles(this IServiceCollection services) => services.AddSingleton<Faces>().AddSingleton<TileShelf>();
}
