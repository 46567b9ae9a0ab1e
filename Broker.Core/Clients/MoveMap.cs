using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Broker.Core.Clients;

/// <summary>Which columns name a client, and which rows of one client refer to others of the same: read from the model, so that a new kind of row needs no line here.</summary>
internal sealed class MoveMap
{
    private const string About = nameof(IAboutContract.ContractId);

    private static readonly Type[] Apart = [typeof(ClientMerge), typeof(MergedRow), typeof(AuditEntry)];

    private readonly List<Column> columns = [];
    private readonly List<Link> links = [];

    public sealed class Table(string name, string kind, bool hasId)
    {
        public string Name => name;
        public string Sql => $"\"{name}\"";

        /// <summary>The entity's name.</summary>
        public string Kind => kind;

        /// <summary>Otherwise the row is a link that goes where the first row it refers to goes.</summary>
        public bool HasId => hasId;
        public Column? Owner { get; set; }
        public Link? Carrier { get; set; }
    }

    /// <param name="Owns">It says whose the row is; otherwise it only names a client.</param>
    /// <param name="Uniques">What else may occur only once with it: of which the other client may have its own already.</param>
    /// <param name="Others">Further columns of the row that name a client.</param>
    /// <param name="Itself">The row may be about the client's own record, and then stays there.</param>
    public sealed record Column(Table Table, string Name, bool Owns, IReadOnlyList<IReadOnlyList<string>> Uniques, IReadOnlyList<string> Others, bool Itself);

    /// <param name="Name">Column holding the id of a row of <paramref name="Principal"/>, of the same client.</param>
    public sealed record Link(Table Table, string Name, Table Principal);

    public IReadOnlyList<Column> Columns => columns;
    public IReadOnlyList<Link> Links => links;

    public static MoveMap Of(IModel model)
    {
        var map = new MoveMap();
        var roots = model.GetEntityTypes().Where(t => t.BaseType is null && !t.IsOwned() && t.GetTableName() is not null && !Apart.Contains(t.ClrType)).ToList();
        var tables = roots.ToDictionary(t => t, t => new Table(t.GetTableName()!, t.ClrType.Name, t.FindProperty(nameof(Entity.Id))?.ClrType == typeof(Guid)));
        foreach (var type in roots) map.AddColumns(type, tables[type]);
        foreach (var type in roots.Where(IsOwned)) map.AddLinks(type, tables);
        // What speaks of a contract goes with it, whether the database holds the reference or not.
        var contracts = tables[roots.Single(t => typeof(IIsContract).IsAssignableFrom(t.ClrType))];
        foreach (var type in roots.Where(t => map.columns.Any(c => c.Table == tables[t] && c.Name == nameof(IOwned.ClientId)) && t.FindProperty(About) is not null))
            if (!map.links.Any(l => l.Table == tables[type] && l.Name == About)) map.links.Add(new(tables[type], About, contracts));
        foreach (var table in tables.Values.Where(t => !t.HasId)) table.Carrier = map.links.Find(l => l.Table == table);
        return map;
    }

    private void AddColumns(IEntityType type, Table table)
    {
        var whole = type.GetDerivedTypesInclusive().ToList();
        var naming = whole.SelectMany(t => t.GetDeclaredForeignKeys()).Where(k => k.Properties.Count == 1 && k.PrincipalEntityType.ClrType == typeof(Client)).Select(k => k.Properties[0]).ToList();
        if ((IsOwned(type) || typeof(IMayConcernClient).IsAssignableFrom(type.ClrType)) && type.FindProperty(nameof(IOwned.ClientId)) is { } owner) naming.Add(owner);
        var names = naming.Select(p => p.GetColumnName()).Distinct().ToList();
        foreach (var name in names)
        {
            // What may occur only once among some rows, a primary contact, its own verb settles beforehand.
            var uniques = whole.SelectMany(t => t.GetDeclaredIndexes()).Where(i => i.IsUnique && i.GetFilter() is null && i.Properties.Any(p => p.GetColumnName() == name))
                .Select(i => (IReadOnlyList<string>)[.. i.Properties.Select(p => p.GetColumnName()).Where(c => c != name)]).ToList();
            var owns = IsOwned(type) && name == nameof(IOwned.ClientId);
            var column = new Column(table, name, owns, uniques, type.ClrType == typeof(Client) ? [] : [.. names.Where(n => n != name)], owns && type.FindProperty("SubjectId") is not null);
            columns.Add(column);
            if (owns) table.Owner = column;
        }
    }

    private void AddLinks(IEntityType type, Dictionary<IEntityType, Table> tables)
    {
        foreach (var key in type.GetDerivedTypesInclusive().SelectMany(t => t.GetDeclaredForeignKeys()))
        {
            if (key.Properties.Count != 2 || !key.Properties.Any(p => p.Name == nameof(IOwned.ClientId)) || !tables.TryGetValue(key.PrincipalEntityType.GetRootType(), out var principal)) continue;
            links.Add(new(tables[type], key.Properties.Single(p => p.Name != nameof(IOwned.ClientId)).GetColumnName(), principal));
        }
    }

    private static bool IsOwned(IEntityType type) => typeof(IOwned).IsAssignableFrom(type.ClrType) && !typeof(IOwner).IsAssignableFrom(type.ClrType);
}
