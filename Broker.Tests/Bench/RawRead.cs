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

    public async Task<List<ActionsQuery.ActionRow>> ActionsAsync(Guid client)
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
            SELECT a.Id, a.Version, a.Name, s.Id, s.Name, s.Finished, a.DueOn FROM Actions a JOIN ActionStatuses s ON s.Id = a.StatusId
            WHERE a.ClientId = $client ORDER BY s.Finished, a.DueOn IS NULL, a.DueOn, a.Id
            """;
        command.Parameters.AddWithValue("$client", client);
        await using var row = await command.ExecuteReaderAsync();
        var rows = new List<ActionsQuery.ActionRow>();
        while (await row.ReadAsync())
        {
            DateOnly? due = row.IsDBNull(6) ? null : DateOnly.Parse(row.GetString(6), CultureInfo.InvariantCulture);
            rows.Add(new(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetGuid(3), row.GetString(4), row.GetBoolean(5), due));
        }
        return rows;
    }
}
