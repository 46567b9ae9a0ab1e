using Broker.Core.Common;
using Broker.Core.Fleets;
using Broker.Core.Lists;
using Broker.Core.Products;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets
{
    /// <summary>The words of the firm's lists that an item may take. A list without words takes any.</summary>
    public sealed class ItemWords(IEnumerable<(ListKind List, string Name)> offered)
    {
        private static readonly (string Field, ListKind List, ItemKind Kind, Func<ItemData, string?> Read, Action<ItemData, string?> Write)[] Fields =
        [
            (nameof(ItemData.Category), ListKind.VehicleCategory, ItemKind.Vehicle, d => d.Category, (d, v) => d.Category = v),
            (nameof(ItemData.Energy), ListKind.VehicleEnergy, ItemKind.Vehicle, d => d.Energy, (d, v) => d.Energy = v),
            (nameof(ItemData.Usage), ListKind.VehicleUsage, ItemKind.Vehicle, d => d.Usage, (d, v) => d.Usage = v),
            (nameof(ItemData.Capacity), ListKind.BuildingCapacity, ItemKind.Building, d => d.Capacity, (d, v) => d.Capacity = v),
        ];

        private readonly Dictionary<ListKind, Dictionary<string, string>> words = offered.GroupBy(w => w.List)
            .ToDictionary(list => list.Key, list => list.GroupBy(w => Searchable.Fold(w.Name)).ToDictionary(w => w.Key, w => w.First().Name));

        public static readonly IReadOnlyList<ListKind> Lists = [.. Fields.Select(f => f.List)];

        /// <summary>Writes each word as the firm writes it, whatever the case and accents; names those it does not know. A word that stands there already stays.</summary>
        public IEnumerable<Problem> Settle(ItemData data, ItemData? present = null)
        {
            foreach (var (field, list, kind, read, write) in Fields)
            {
                if (kind != data.Kind || Inputs.Tidy(read(data)) is not { } typed || (present is not null && read(present) == typed)) continue;
                if (!words.TryGetValue(list, out var known)) continue;
                if (known.TryGetValue(Searchable.Fold(typed), out var word)) write(data, word);
                else yield return Problem.Of("fleet.word-unknown", typed).At(field);
            }
        }
    }
}

namespace Broker.Core.Storage
{
    public partial class BrokerDb
    {
        internal async Task<ItemWords> ItemWordsAsync(CancellationToken ct) => new(
            (await ListValues.AsNoTracking().Where(v => !v.Retired && EF.Parameter(Fleets.ItemWords.Lists).Contains(v.List)).Select(v => new { v.List, v.Name }).ToListAsync(ct)).Select(v => (v.List, v.Name)));
    }
}
