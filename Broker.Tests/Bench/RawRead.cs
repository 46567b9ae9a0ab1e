using System.Globalization;
using Broker.Core.Access;
using Broker.Core.Demo;
using Broker.Core.Work;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Bench;

/// <summary>The least a program can do to read a client's checklist from SQLite: who asks, then the rows. No filter, no translation.</summary>
internal sealed class RawRead
{
    private readonly string archive;

    public RawRead(TheWorld world)
    {
        using var db = world.Store.OpenUnclaimed();
        archive = db.Database.GetConnectionString()!;
    }

    public async Task<List<ActionLine>> ActionsAsync(Guid client)
    {
        await using var connection = new SqliteConnection(archive);
        await connection.OpenAsync();
        await using var rights = connection.CreateCommand();
        rights.CommandText = """
            SELECT p.FirstName, p.LastName, p.Language, f.Permissions FROM People p JOIN Profiles f ON f.Id = p.ProfileId WHERE p.Id = $id AND p.Active
            """;
        rights.Parameters.AddWithValue("$id", Cast.Theo.Id);
        await using (var person = await rights.ExecuteReaderAsync())
        {
            if (!await person.ReadAsync() || !person.GetString(3).Contains(nameof(Permission.ViewClients), StringComparison.Ordinal)) throw new Forbidden(nameof(Permission.ViewClients));
        }

        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT a.Id, a.Version, a.ClientId, c.Name, a.Name, s.Id, s.Name, s.Finished, a.DueOn, p.Id, p.FirstName || ' ' || p.LastName
            FROM Actions a JOIN ActionStatuses s ON s.Id = a.StatusId JOIN Clients c ON c.Id = a.ClientId LEFT JOIN People p ON p.Id = COALESCE(a.AssigneeId, c.HandlerId)
            WHERE a.ClientId = $client ORDER BY s.Finished, a.DueOn IS NULL, a.DueOn, a.Id
            """;
        command.Parameters.AddWithValue("$client", client);
        await using var row = await command.ExecuteReaderAsync();
        var rows = new List<ActionLine>();
        while (await row.ReadAsync())
        {
            DateOnly? due = row.IsDBNull(8) ? null : DateOnly.Parse(row.GetString(8), CultureInfo.InvariantCulture);
            rows.Add(new(row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetString(3), row.GetString(4), row.GetGuid(5), row.GetString(6), row.GetBoolean(7), due,
                row.IsDBNull(9) ? null : row.GetGuid(9), row.IsDBNull(10) ? null : row.GetString(10)));
        }
        return rows;
    }
}
