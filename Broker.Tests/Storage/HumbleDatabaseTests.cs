using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Storage;
using Broker.Tests.World;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Broker.Tests.Storage;

using World = Broker.Tests.World.World;

/// <summary>A PostgreSQL whose administrator gives the portal its tables, and nothing else.</summary>
public sealed class HumbleDatabaseTests
{
    [Fact]
    public async Task Where_no_extension_may_be_made_the_start_says_what_is_missing_and_searching_still_finds()
    {
        if (!World.IsPostgres) return;
        var name = $"humble_{Guid.NewGuid():N}";
        var server = new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("BROKER_TEST_POSTGRES")!);
        await CommandAsync(server, $"CREATE ROLE {name} LOGIN PASSWORD '{name}'", $"CREATE DATABASE {name}");
        var own = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name, Pooling = false };
        try
        {
            await CommandAsync(own, $"GRANT ALL ON SCHEMA public TO {name}");
            var time = new FakeTime(World.Start);
            var store = new BrokerStore(new(new NpgsqlConnectionStringBuilder(own.ConnectionString) { Username = name, Password = name }.ConnectionString), new ChangeFeed(), time);
            var log = new Heard();
            await SchemaUpdate.RunAsync(store, log: log);
            Assert.Contains("CREATE EXTENSION pg_trgm", Assert.Single(log.Said));

            Assert.Null((await new SeedDemo(store, new FirmClock(time, World.Zone), new FakeShelf(time), new PasswordHasher<Person>()).RunAsync(Caller.System(Jobs.Seed), new() { CastOnly = true })).Problem);
            var (search, list) = (new SearchQuery(store), new ClientsQuery(store, new FirmClock(time, World.Zone)));
            var theo = Caller.Staff(Cast.Theo.Id);
            foreach (var typed in new[] { "elissi", "rivelaine tran", "06 00 55 01 99", "mo" }) Assert.NotEmpty(await search.RunAsync(theo, typed));
            Assert.Empty(await search.RunAsync(theo, "rivelane"));
            Assert.NotEmpty((await list.RunAsync(theo, new() { Text = "elissi" })).Rows);
        }
        finally
        {
            await CommandAsync(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)", $"DROP ROLE IF EXISTS {name}");
        }
    }

    private static async Task CommandAsync(NpgsqlConnectionStringBuilder where, params string[] statements)
    {
        await using var connection = new NpgsqlConnection(where.ConnectionString);
        await connection.OpenAsync();
        foreach (var sql in statements)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    private sealed class Heard : ILogger
    {
        public List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel level) => true;

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> said) => Said.Add(said(state, exception));
    }
}
