using Broker.Core.Fleets;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    /// <summary>Insured items, looked through along one index, as <see cref="ClientsAlong"/> does it.</summary>
    internal IQueryable<T> ItemsAlong<T>(string index) where T : InsuredItem
    {
        if (this is not SqliteBrokerDb) return Set<T>();
        var along = $"SELECT * FROM \"InsuredItems\" INDEXED BY \"{index}\"";
#pragma warning disable RS0030 // The filters are put on it as on any other query.
        return Set<T>().FromSqlRaw(along);
#pragma warning restore RS0030
    }
}
