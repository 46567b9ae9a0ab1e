using System.Text.Json;
using Broker.Core.Changes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Broker.Core.Storage;

/// <summary>Several nodes on one PostgreSQL: feeds what other nodes announce to this node's bell.</summary>
public sealed class PostgresBell(BrokerStore store, ChangeFeed feed, ILogger<PostgresBell> log) : BackgroundService
{
    internal const string Channel = "broker_changes";

    /// <summary>A notice is limited to 8,000 bytes; a large save says only that everything may have changed.</summary>
    private const int Most = 60;

    internal static IEnumerable<string> Notices(string node, IReadOnlyList<Change> changes) =>
        [JsonSerializer.Serialize(new Notice(node, changes.Count > Most ? [Change.Everything] : changes))];

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        if (!store.Options.IsPostgres) return;
        for (var first = true; !stop.IsCancellationRequested; first = false)
        {
            try
            {
                await using var connection = new NpgsqlConnection(store.Options.Connection);
                await connection.OpenAsync(stop);
                connection.Notification += (_, heard) => Hear(heard.Payload);
                await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection)) await listen.ExecuteNonQueryAsync(stop);
                if (!first) feed.Publish([Change.Everything]);
                while (true) await connection.WaitAsync(stop);
            }
            catch (NpgsqlException lost)
            {
                log.LogWarning("The bell lost its line to the database and tries again: {Reason}", lost.Message);
                await Task.Delay(TimeSpan.FromSeconds(2), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private void Hear(string payload)
    {
        var notice = JsonSerializer.Deserialize<Notice>(payload);
        if (notice is not null && notice.Node != store.Node) feed.Publish([.. notice.Changes.Select(c => c.Subject == "*" ? Change.Everything : c)]);
    }

    private sealed record Notice(string Node, IReadOnlyList<Change> Changes);
}
