using Broker.Core.Changes;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.House;

public sealed class SchemaTests
{
    [Theory]
    [InlineData("Data Source=nowhere.db")]
    [InlineData("Host=nowhere;Database=nowhere")]
    public void The_migrations_say_all_that_the_entities_say(string connection)
    {
        using var db = new BrokerStore(new StorageOptions(connection), new ChangeFeed(), TimeProvider.System).OpenUnclaimed();

        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges(), "An entity changed without a migration.");
    }
}
