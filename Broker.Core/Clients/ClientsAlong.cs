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
}
