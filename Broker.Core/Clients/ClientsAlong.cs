using Broker.Core.Clients;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    /// <summary>
    /// Clients, looked through along one index. SQLite guesses that any condition leaves few rows, and would sort half a firm to show its
    /// first fifty; PostgreSQL counts, and is left to choose.
    /// </summary>
    internal IQueryable<Client> ClientsAlong(string index)
    {
        if (this is not SqliteBrokerDb) return Clients;
        var along = $"SELECT * FROM \"Clients\" INDEXED BY \"{index}\"";
#pragma warning disable RS0030 // The filters are put on it as on any other query.
        return Clients.FromSqlRaw(along);
#pragma warning restore RS0030
    }

    /// <summary>Clients in whose name or town the word stands, along the list's order by name or by town: found at its beginning, however many they are.</summary>
    internal IQueryable<Client> ClientsBearing(string word, ClientSort order)
    {
        // The order's column and the id are taken from the index looked along: so the database knows it has nothing to sort.
        var (key, along) = order == ClientSort.City ? (nameof(Client.SortCity), nameof(SearchBearer.ByCity)) : (nameof(Client.SortName), nameof(SearchBearer.ByName));
        var columns = Model.FindEntityType(typeof(Client))!.GetProperties().Select(p => p.GetColumnName())
            .Select(column => column == key ? $"w.\"{along}\" AS \"{key}\"" : column == nameof(Client.Id) ? $"w.\"{nameof(SearchBearer.SubjectId)}\" AS \"{column}\"" : $"c.\"{column}\"");
        var bearing = $"SELECT {string.Join(", ", columns)} FROM \"SearchBearers\" AS \"w\" CROSS JOIN \"Clients\" AS \"c\" WHERE w.\"Word\" = {{0}} AND c.\"Id\" = w.\"SubjectId\"";
#pragma warning disable RS0030 // As above.
        return Clients.FromSqlRaw(bearing, word);
#pragma warning restore RS0030
    }
}
