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

    /// <summary>Some items, each looked up: SQLite would otherwise walk through the whole fleet and ask of each whether it is among them.</summary>
    internal IQueryable<T> ItemsOf<T>(IReadOnlyList<Guid> ids) where T : InsuredItem
    {
        if (this is not SqliteBrokerDb) return Set<T>().Where(i => EF.Parameter(ids).Contains(i.Id));
        const string Each = "SELECT i.* FROM json_each({0}) AS one CROSS JOIN \"InsuredItems\" AS i ON i.\"Id\" = one.value";
#pragma warning disable RS0030 // As above.
        return Set<T>().FromSqlRaw(Each, JsonOf(ids));
#pragma warning restore RS0030
    }

    /// <summary>As SQLite has them.</summary>
    private static string JsonOf(IReadOnlyList<Guid> ids) => $"[{string.Join(',', ids.Select(id => $"\"{id.ToString().ToUpperInvariant()}\""))}]";
}
