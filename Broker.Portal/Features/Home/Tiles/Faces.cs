using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Broker.Core.Common;
using Broker.Portal.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Features.Home.Tiles;

/// <summary>Draws an answer once for all who read it in the same language; forgotten with the answer itself.</summary>
public sealed class Faces(IStringLocalizer<HomeText> text, Formats formats, FirmClock clock)
{
    private readonly ConditionalWeakTable<object, ConcurrentDictionary<(string Tile, string Culture, Guid Reader), Face>> drawn = [];

    public Face Of(Tile tile, object answer, ResourceAssetCollection assets, Guid? reader) => drawn.GetOrCreateValue(answer)
        .GetOrAdd((tile.Key, CultureInfo.CurrentUICulture.Name, tile.Personal ? reader ?? Guid.Empty : Guid.Empty), _ => tile.Draw(answer, new(tile, assets, text, formats, clock, reader)));
}
