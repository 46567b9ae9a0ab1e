using Broker.Core.Access;
using Broker.Core.Clients;

namespace Broker.Tests.Clients;

using World = Broker.Tests.World.World;

/// <summary>A firm with more clients than its list counts, many of whom bear the same words.</summary>
public sealed class ManyClients : IAsyncLifetime
{
    private const int Many = 3_000;

    private static readonly string[] Trades = ["Menuiserie", "SARL Menuiserie", "Menuiserie", "SARL Menuiserie", "L.B. Conseil", "Lbrun", "L.B. Conseil", "Lbrun", "Transports", "Autotransports"],
        Surnames = ["Kerlan", "Belsar", "Dormont", "Vexin", "Élan"], Towns = ["Rive-de-Gier", "Menuisière-sur-Loire", "Lyon", "Transportville"];

    public World World { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        World = await World.OpenAsync();
        var lot = new Random(2_026);
        await using var db = await World.OpenAsync(Caller.System(Jobs.Seed));
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        for (var i = 0; i < Many; i++)
            db.Add(new Client
            {
                Kind = ClientKind.Company, Reference = $"M-{(i * 7_919) % 100_000:00000}", Name = $"{One(Trades)} {One(Surnames)} {lot.Next(40)}", City = One(Towns), Email = $"x{i}@{(i % 2 == 0 ? "orange" : "fibre")}.example",
                Phone = $"04 00 01 {i / 100:00} {i % 100:00}", State = lot.Next(10) switch { 0 => ClientState.Archived, 1 => ClientState.Prospect, _ => ClientState.Active },
                CreatedAt = new DateTime(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc).AddHours(i / 3),
            });
        await db.SaveChangesAsync();

        string One(string[] of) => of[lot.Next(of.Length)];
    }

    public Task DisposeAsync() => World.DisposeAsync().AsTask();
}
