using System.Globalization;
using System.Text;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>
/// The orders the list is offered in, each with an index of its own, and where a page stands in it: a page is found by the row before
/// it, as fast at the end of the list as at its beginning.
/// </summary>
internal static class ClientOrder
{
    /// <summary>A client's place in the order.</summary>
    internal sealed record Place(string Key, Guid Id)
    {
        /// <summary>As an address carries it.</summary>
        public string Written => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Id:N}{Key}")).Replace('+', '-').Replace('/', '_').TrimEnd('=');

        /// <summary>Null for what no list has written.</summary>
        public static Place? Read(string? written)
        {
            var code = (written ?? "").Replace('-', '+').Replace('_', '/');
            var bytes = new byte[code.Length];
            if (code.Length is 0 or > 1000 || !Convert.TryFromBase64String(code.PadRight((code.Length + 3) / 4 * 4, '='), bytes, out var length)) return null;
            var text = Encoding.UTF8.GetString(bytes, 0, length);
            return text.Length >= 32 && Guid.TryParseExact(text[..32], "N", out var id) ? new(text[32..], id) : null;
        }
    }

    public static string IndexOf(ClientSort sort) => sort switch
    {
        ClientSort.Reference => "IX_Clients_Reference",
        ClientSort.City => "IX_Clients_ByCity",
        ClientSort.Newest => "IX_Clients_ByCreation",
        _ => "IX_Clients_ByName",
    };

    public static IQueryable<Client> Sorted(IQueryable<Client> clients, ClientSort sort, bool up) => sort switch
    {
        ClientSort.Reference => Keyset.Sorted(clients, c => c.Reference, up),
        ClientSort.City => Keyset.Sorted(clients, c => c.SortCity, up),
        ClientSort.Newest => Keyset.Sorted(clients, c => c.CreatedAt, up),
        _ => Keyset.Sorted(clients, c => c.SortName, up),
    };

    public static IQueryable<Client> Beyond(IQueryable<Client> clients, ClientSort sort, bool up, Place at) => sort switch
    {
        ClientSort.Reference => Keyset.Beyond(clients, c => c.Reference, up, at.Key, at.Id),
        ClientSort.City => Keyset.Beyond(clients, c => c.SortCity, up, at.Key, at.Id),
        ClientSort.Newest => Keyset.Beyond(clients, c => c.CreatedAt, up, Moment(at.Key), at.Id),
        _ => Keyset.Beyond(clients, c => c.SortName, up, at.Key, at.Id),
    };

    public static async Task<List<Place>> PlacesAsync(IQueryable<Client> clients, ClientSort sort, CancellationToken ct) => sort switch
    {
        ClientSort.Reference => await clients.Select(c => new Place(c.Reference, c.Id)).ToListAsync(ct),
        ClientSort.City => await clients.Select(c => new Place(c.SortCity, c.Id)).ToListAsync(ct),
        // To the tick, which SQLite's own arithmetic would not be.
        ClientSort.Newest => [.. (await clients.Select(c => new { c.CreatedAt, c.Id }).ToListAsync(ct)).Select(c => new Place(c.CreatedAt.Ticks.ToString(CultureInfo.InvariantCulture), c.Id))],
        _ => await clients.Select(c => new Place(c.SortName, c.Id)).ToListAsync(ct),
    };

    private static DateTime Moment(string ticks) => new(long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= DateTime.MaxValue.Ticks ? n : 0, DateTimeKind.Utc);
}
