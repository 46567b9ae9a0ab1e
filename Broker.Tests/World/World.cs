using Broker.Core;
using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Communication;
using Broker.Core.Communication.Mailboxes;
using Broker.Core.Demo;
using Broker.Core.ExpectedDocuments.Reminders;
using Broker.Core.Files;
using Broker.Core.SignIn;
using Broker.Core.Storage;
using Broker.Core.Word;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.World;

/// <summary>
/// One small brokerage everyone knows by name (see <see cref="Cast"/>), as it stands on the morning of 15 June 2026. Each test opens its own:
/// archive, bell, clock, shelf and press are shared with nobody.
/// </summary>
public sealed class World : IAsyncDisposable
{
    public const int FleetSize = 20;
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>10:00 in Paris.</summary>
    public static readonly DateTimeOffset Start = new(2026, 6, 15, 8, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 6, 15);

    private readonly WorldArchive archive;
    private readonly ServiceCollection registered;
    private readonly ServiceProvider services;

    private World(WorldArchive archive, FakeTime time, Action<IServiceCollection>? more)
    {
        (this.archive, Time) = (archive, time);
        registered = [];
        registered.AddLogging();
        registered.AddSingleton<TimeProvider>(time);
        registered.AddSingleton<IFileShelf>(archive.Shelf);
        registered.AddSingleton<IPdfPress>(Press);
        registered.AddSingleton<IMailPost>(Post);
        registered.AddSingleton<ILetterBox>(LetterBox);
        registered.AddSingleton<ISeal>(Seal);
        registered.AddSingleton<IDoorWords>(new FakeDoorWords());
        registered.AddSingleton<IReminderWords>(new FakeReminderWords());
        registered.AddSingleton(Cast.Firm);
        registered.AddBrokerCore(archive.Options, Zone);
        more?.Invoke(registered);
        services = registered.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    /// <param name="more">Further registrations; a later one takes the place of an earlier one.</param>
    public static async Task<World> OpenAsync(Action<IServiceCollection>? more = null)
    {
        var time = new FakeTime(Start);
        return new World(await WorldArchive.CopyAsync(time), time, more);
    }

    /// <summary>On a SQLite file that stays, and is made when it is not there.</summary>
    public static async Task<World> OpenAsync(string file)
    {
        var time = new FakeTime(Start);
        return new World(await WorldArchive.KeptAsync(file, time), time, null);
    }

    /// <summary>Another as this one stands now, at the hour all begin at. Who is copied is not used again but to be copied.</summary>
    public async Task<World> AgainAsync()
    {
        await services.DisposeAsync();
        var time = new FakeTime(Start);
        return new World(await archive.AgainAsync(time), time, null);
    }

    public static bool IsPostgres => WorldArchive.IsPostgres;

    public FakeTime Time { get; }
    public FakePress Press { get; } = new();
    public FakePost Post { get; } = new();
    public FakeLetterBox LetterBox { get; } = new();
    public FakeSeal Seal { get; } = new();
    public FakeShelf Shelf => archive.Shelf;
    public StorageOptions Storage => archive.Options;
    public IServiceProvider Services => services;
    public BrokerStore Store => Desk<BrokerStore>();
    public FirmClock Clock => Desk<FirmClock>();
    public ChangeFeed Feed => Desk<ChangeFeed>();
    public SharedAnswers Answers => Desk<SharedAnswers>();

    public Caller System { get; } = Caller.System("test");
    public Caller Helene { get; } = Caller.Staff(Cast.Helene.Id);
    public Caller Theo { get; } = Caller.Staff(Cast.Theo.Id);
    public Caller Ines { get; } = Caller.Staff(Cast.Ines.Id);
    public Caller Oliver { get; } = Caller.Staff(Cast.Oliver.Id);
    public Caller Nadege { get; } = As(Cast.Nadege, Cast.Rivelaine);
    public Caller Luc { get; } = As(Cast.Luc, Cast.Rivelaine);
    public Caller Karim { get; } = As(Cast.Karim, Cast.Rivelaine);
    public Caller Sabine { get; } = As(Cast.Sabine, Cast.Rivelaine);
    public Caller Marc { get; } = As(Cast.Marc, Cast.Pelissier);
    public Caller Camille { get; } = As(Cast.Camille, Cast.Morel);
    public Caller Odile { get; } = As(Cast.Odile, Cast.Tilleuls);
    public Caller Emma { get; } = As(Cast.Emma, Cast.Hartwell);
    public Caller Denis { get; } = As(Cast.Denis, Cast.Brunoy);

    public Guid Rivelaine => Cast.Rivelaine.Id;
    public Guid Pelissier => Cast.Pelissier.Id;
    public Guid Morel => Cast.Morel.Id;

    public Guid Fleet => Cast.Fleet.Id;
    public Guid Liability => Cast.Liability.Id;
    public Guid Goods => Cast.Goods.Id;
    public Guid Cyber => Cast.Cyber.Id;
    public Guid Health => Cast.Health.Id;
    public Guid Depots => Cast.Depots.Id;
    public Guid NotYetActive => Cast.NotYetActive.Id;
    public Guid Suspended => Cast.Suspended.Id;
    public Guid Terminated => Cast.Terminated.Id;
    public Guid Expired => Cast.Expired.Id;
    public Guid OffExtranet => Cast.OffExtranet.Id;
    public Guid WithoutProduct => Cast.WithoutProduct.Id;
    public Guid Bakery => Cast.Bakery.Id;
    public Guid Home => Cast.Home.Id;
    public Guid Car => Cast.Car.Id;

    public static Caller As(CastPerson person, CastClient client) => Caller.Client(person.Id, client.Id);

    /// <summary>A verb, a query, or anything else the program registers.</summary>
    public T Desk<T>() where T : notnull => services.GetRequiredService<T>();

    public Task<BrokerDb> OpenAsync(Caller by) => Store.OpenAsync(by);

    /// <summary>Puts rows into the archive, all in one save, as the firm's own machine.</summary>
    public async Task AddAsync(params object[] rows)
    {
        await using var db = await Store.OpenAsync(System);
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    /// <summary>Changes what is there, as the firm's own machine.</summary>
    public async Task ChangeAsync(Func<BrokerDb, Task> how)
    {
        await using var db = await Store.OpenAsync(System);
        await how(db);
        await db.SaveChangesAsync();
    }

    /// <summary>Looks behind every filter but those that hold for the firm's own machine too.</summary>
    public async Task<T> ReadAsync<T>(Func<BrokerDb, Task<T>> what)
    {
        await using var db = await Store.OpenAsync(System);
        return await what(db);
    }

    /// <summary>Lends everything of this world to another container, such as a page's under test.</summary>
    public void LendTo(IServiceCollection other)
    {
        foreach (var type in registered.Where(d => d.Lifetime == ServiceLifetime.Singleton && !d.ServiceType.IsGenericTypeDefinition).Select(d => d.ServiceType).Distinct())
            if (type.Namespace?.StartsWith("Broker", StringComparison.Ordinal) == true || type == typeof(TimeProvider)) other.AddSingleton(type, _ => services.GetRequiredService(type));
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await archive.DropAsync();
    }
}
