using System.Collections.Concurrent;
using Broker.Core.Access;
using Broker.Core.Changes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Caching.Memory;

namespace Broker.Core.Storage;

/// <summary>The archive's single door: one context per operation, opened by a caller whose rights are read now.</summary>
public sealed partial class BrokerStore
{
    /// <summary>Contexts kept for the next who read; more are made when more read at once.</summary>
    private const int Readers = 64;

    /// <summary>
    /// Where the framework keeps how each question is put to the database. Its own place holds a thousand of them, and all desks together ask more: those who went through the whole
    /// day would each time find some gone, at ten milliseconds each.
    /// </summary>
    private static readonly MemoryCache Questions = new(new MemoryCacheOptions { SizeLimit = 10 * 10_000 });
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(2);
    private readonly ChangeFeed feed;
    private readonly TimeProvider clock;
    private readonly SemaphoreSlim writerGate = new(1, 1);
    private readonly ConcurrentDictionary<Caller, (Lazy<Task<Actor>> Actor, DateTime Until)> recognized = new();
    private readonly DbContextOptions<SqliteBrokerDb>? sqlite;
    private readonly DbContextOptions<PostgresBrokerDb>? postgres;
    private readonly Func<BrokerDb> lend;

    public BrokerStore(StorageOptions options, ChangeFeed feed, TimeProvider clock)
    {
        (Options, this.feed, this.clock) = (options, feed, clock);
        feed.Stale += ForgetRights;
        if (options.IsPostgres)
        {
            postgres = new DbContextOptionsBuilder<PostgresBrokerDb>().UseNpgsql(options.Connection).UseMemoryCache(Questions).AddInterceptors(ViewingWall.Only).Options;
            lend = new PooledDbContextFactory<PostgresBrokerDb>(postgres, Readers).CreateDbContext;
            return;
        }
        // A list of ids is one parameter: written out, it would make other SQL of the same question each time, the filters' lists included.
        sqlite = new DbContextOptionsBuilder<SqliteBrokerDb>()
            .UseSqlite(options.Connection + ";Foreign Keys=True;Default Timeout=5", sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
            .UseMemoryCache(Questions).AddInterceptors(ViewingWall.Only).Options;
        lend = new PooledDbContextFactory<SqliteBrokerDb>(sqlite, Readers).CreateDbContext;
    }

    public StorageOptions Options { get; }

    /// <summary>This process among those sharing one database.</summary>
    internal string Node { get; } = Guid.NewGuid().ToString("N");

    public async Task<BrokerDb> OpenAsync(Caller by, CancellationToken ct = default)
    {
        var db = OpenUnclaimed();
        db.Actor = await RecognizeAsync(db, by, ct);
        return db;
    }

    /// <summary>
    /// For reading only: the rights are those remembered, the context is lent and given back, its connection stays open meanwhile. So a small read costs
    /// little more than its SQL.
    /// </summary>
    public async Task<BrokerDb> OpenToReadAsync(Caller by, CancellationToken ct = default)
    {
        var actor = await RecognizeAsync(by, ct);
        var db = lend();
        try
        {
            (db.Actor, db.Clock, db.Feed, db.OnlyReads) = (actor, clock, null, true);
            await db.Database.OpenConnectionAsync(ct);
            return db;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Who the caller is, without opening anything for them: for shared answers, which many screens ask for at once. Remembered for two
    /// seconds at most, and forgotten at once when anybody's rights change.
    /// </summary>
    public Task<Actor> RecognizeAsync(Caller by, CancellationToken ct = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return recognized.TryGetValue(by, out var found) && found.Until >= now && found.Actor is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } known } ? known : ReadRightsAsync(by, now, ct);
    }

    private async Task<Actor> ReadRightsAsync(Caller by, DateTime now, CancellationToken ct)
    {
        if (recognized.TryGetValue(by, out var found) && found.Until < now) recognized.TryRemove(KeyValuePair.Create(by, found));
        var entry = recognized.GetOrAdd(by, _ => (new Lazy<Task<Actor>>(ReadAsync), now + Remembered));
        try
        {
            return await entry.Actor.Value.WaitAsync(ct);
        }
        catch
        {
            recognized.TryRemove(KeyValuePair.Create(by, entry));
            throw;
        }

        async Task<Actor> ReadAsync()
        {
            await using var db = lend();
            (db.Clock, db.Feed, db.OnlyReads) = (clock, null, true);
            return await RecognizeAsync(db, by, CancellationToken.None);
        }
    }

    private void ForgetRights(IReadOnlyList<Change> changes)
    {
        if (changes.Any(c => c == Change.Everything || c.Subject is nameof(Person) or nameof(Profile) or nameof(Membership) or nameof(ItemShare) or nameof(AccountAccess) or nameof(ClientView) or nameof(SignInSession))) recognized.Clear();
    }

    /// <summary>A context nobody has claimed: it sees no owned row. For the sign-in framework's own stores.</summary>
    public BrokerDb OpenUnclaimed() => sqlite is not null
        ? new SqliteBrokerDb(sqlite) { Clock = clock, Feed = feed, WriterGate = writerGate }
        : new PostgresBrokerDb(postgres!) { Clock = clock, Feed = feed, Node = Node };

    /// <summary>Holds the one writer of a SQLite archive, for a backup that must not meet a checkpoint.</summary>
    public async Task<IDisposable> HoldWriterAsync(CancellationToken ct = default)
    {
        await writerGate.WaitAsync(ct);
        return new Release(writerGate);
    }

    private static async Task<Actor> RecognizeAsync(BrokerDb db, Caller by, CancellationToken ct)
    {
        if (by.Job is { } job) return new Actor { Kind = ActorKind.System, Name = job };
        if (by.PersonId is not { } personId) return Actor.Nobody;
        // The door itself looks behind the filters, for this one question, and hands the context over with the answer.
        db.Actor = new Actor { Kind = ActorKind.System, Name = "door" };
        var actor = by.ClientId is { } clientId ? await ContactAsync(db, personId, clientId, ct) ?? await GroupAsync(db, by, ct) ?? await ViewerAsync(db, personId, clientId, ct) : await StaffAsync(db, personId, ct);
        return actor ?? Actor.Nobody;
    }

    private sealed record Known(string FirstName, string LastName, string Language, List<Permission> Permissions);

    private static readonly Asked<Known> Recognizing = new((db, person, _) => db.Users.Where(p => p.Id == person && p.Active && p.ProfileId != null)
        .Select(p => new Known(p.FirstName, p.LastName, p.Language, p.Profile!.Permissions)));

    private static async Task<Actor?> StaffAsync(BrokerDb db, Guid personId, CancellationToken ct)
    {
        var person = await Recognizing.Of(db, personId).SingleOrDefaultAsync(ct);
        return person is null ? null : new Actor
        {
            Kind = ActorKind.Staff, PersonId = personId, Name = $"{person.FirstName} {person.LastName}", Language = person.Language,
            Permissions = person.Permissions.ToHashSet(),
        };
    }

    /// <summary>Staff in a client's space: the contact as whom they look, for as long as they may.</summary>
    private static async Task<Actor?> ViewerAsync(BrokerDb db, Guid personId, Guid clientId, CancellationToken ct)
    {
        var now = db.Clock.GetUtcNow().UtcDateTime;
        var seen = await db.ClientViews.Where(v => v.StaffId == personId && v.ClientId == clientId && v.EndsAt > now)
            .OrderByDescending(v => v.StartedAt).Select(v => new { v.AsPersonId, v.Acts }).FirstOrDefaultAsync(ct);
        if (seen is null || await StaffAsync(db, personId, ct) is not { } staff || !staff.May(Permission.ViewAsClient)) return null;
        var contact = await ContactAsync(db, seen.AsPersonId, clientId, ct);
        return seen.Acts && staff.May(Permission.ActForClients) ? contact?.PlayedBy(staff) : contact?.SeenBy(staff.Name);
    }

    private static async Task<Actor?> ContactAsync(BrokerDb db, Guid personId, Guid clientId, CancellationToken ct)
    {
        var found = await (
            from membership in db.Memberships
            join person in db.Users on membership.PersonId equals person.Id
            join account in db.OpenAccounts on membership.ClientId equals account.ClientId
            where membership.PersonId == personId && membership.ClientId == clientId && membership.Active && membership.Stage == AccessStage.Open && person.Active
            select new
            {
                person.FirstName, person.LastName, person.Language, membership.Group, membership.AllContracts, membership.SeesAllDocuments, membership.MaySubmitForms, membership.MaySubmitWorkbooks,
                account.Vehicles, account.Buildings, Unlocks = account.Group, Prospect = db.Prospects.Contains(clientId), Shares = membership.Shares.ToList(),
            }).AsNoTracking().SingleOrDefaultAsync(ct);
        if (found is null) return null;
        var switches = await db.FeatureSwitches.AsNoTracking().ToListAsync(ct);
        return new Actor
        {
            Kind = ActorKind.Client, PersonId = personId, ClientId = clientId, Name = $"{found.FirstName} {found.LastName}".Trim(), Language = found.Language, Group = found.Group,
            Permissions = Permissions.Of(found.Group, found.SeesAllDocuments, found.MaySubmitForms, found.MaySubmitWorkbooks, found.Prospect).ToHashSet(),
            Features = Features.For(switches, found.Vehicles, found.Buildings, found.Prospect), BringsAsProspect = found.Prospect && Features.For(switches, false, false).Contains(Feature.DepositDocuments),
            Only = found.Group is AccessGroup.Primary or AccessGroup.Full ? null : new Sharing(found.Shares), AllContracts = found.AllContracts, Hidden = await HiddenAsync(db, clientId, ct),
            MayGroup = found.Unlocks && found.Group is (AccessGroup.Primary or AccessGroup.Full),
        };
    }

    /// <summary>
    /// Somebody of a principal's in the account of a client attached to it, in a session that gave the second credentials (D-22): with the rights of that
    /// client's own primary contact (D-23), as long as all of it still stands.
    /// </summary>
    private static async Task<Actor?> GroupAsync(BrokerDb db, Caller by, CancellationToken ct)
    {
        var (personId, clientId, key) = (by.PersonId, by.ClientId, by.Session);
        if (key is null) return null;
        var now = db.Clock.GetUtcNow().UtcDateTime;
        var found = await (
            from session in db.SignInSessions
            where session.KeyHash == key && session.PersonId == personId && session.ExpiresAt > now && session.GroupOf != null
            join person in db.Users on session.PersonId equals person.Id
            join principal in db.Clients on session.GroupOf equals principal.Id
            join allowed in db.OpenAccounts on principal.Id equals allowed.ClientId
            join member in db.Clients on principal.Id equals member.ParentId
            join account in db.OpenAccounts on member.Id equals account.ClientId
            where member.Id == clientId && allowed.Group && person.Active && db.Memberships.Any(m => m.PersonId == person.Id && m.ClientId == principal.Id && m.Active
                && m.Stage == AccessStage.Open && (m.Group == AccessGroup.Primary || m.Group == AccessGroup.Full))
            select new { person.FirstName, person.LastName, person.Language, PrincipalId = principal.Id, principal.Name, account.Vehicles, account.Buildings }).AsNoTracking().SingleOrDefaultAsync(ct);
        return found is null ? null : new Actor
        {
            Kind = ActorKind.Client, PersonId = personId, ClientId = clientId, Name = $"{found.FirstName} {found.LastName}".Trim(), Language = found.Language, Group = AccessGroup.Primary,
            Permissions = Permissions.Of(AccessGroup.Primary).ToHashSet(),
            Features = Features.For(await db.FeatureSwitches.AsNoTracking().ToListAsync(ct), found.Vehicles, found.Buildings),
            From = new(found.PrincipalId, found.Name), Hidden = await HiddenAsync(db, clientId!.Value, ct),
        };
    }

    private static Task<List<Guid>> HiddenAsync(BrokerDb db, Guid clientId, CancellationToken ct) => db.Contracts.Where(c => c.ClientId == clientId && !c.OnExtranet).Select(c => c.Id).ToListAsync(ct);

    private sealed class Release(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
