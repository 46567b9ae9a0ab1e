using System.Text.Json;
using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Files;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Broker.Core.Storage;

/// <summary>What happens at the door when something is written: may the actor write it, its new version, its line in the audit, whom to tell.</summary>
internal static class SaveRules
{
    private static readonly HashSet<string> Untold = [nameof(Entity.Version), nameof(Person.PasswordHash), nameof(Person.SecurityStamp), nameof(Person.ConcurrencyStamp), nameof(SignInSession.Ticket), nameof(OneTimeLink.SecretHash), "SealedPassword", "SealedKey", "Snapshot", "SearchText", "SortKey", "GroupKey", "ExitKey", "SortName", "SortCity", "InsuredUntil",
        "EmailKey", "SecondEmailKey", "PhoneKey", "NamePlaceKey", "NameBirthKey"];
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<IReadOnlyList<Change>> ApplyAsync(BrokerDb db, CancellationToken ct)
    {
        var touched = db.ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && e.Entity is not AuditEntry)
            .ToList();
        if (db.Actor.Viewer is not null && touched.Count > 0) throw new Forbidden("write while looking as a client");
        var changes = new HashSet<Change>();
        var audited = db.Actor.Kind != ActorKind.System || db.Actor.Name != Jobs.Seed;
        foreach (var entry in touched)
        {
            await DemandAsync(db.Actor, entry, ct);
            if (entry is { State: EntityState.Modified, Entity: Entity entity }) entity.Version = Guid.NewGuid();
            if (entry is { State: EntityState.Added, Entity: ICreated { CreatedAt.Ticks: 0 } created }) created.CreatedAt = db.Clock.GetUtcNow().UtcDateTime;
            if (IdOf(entry) is not { } id) continue;
            var clientId = (entry.Entity as IOwned)?.ClientId ?? (entry.Entity as IMayConcernClient)?.ClientId;
            // What is one person's own is told by the person: only their screens read again.
            changes.Add(new Change(entry.Metadata.ClrType.Name, (entry.Entity as IPersonal)?.PersonId ?? id, clientId));
            if (entry.Entity is IFirmWide) changes.Add(Change.Everything);
            if (audited && entry.Entity is not (SignInSession or IUntold)) db.Add(Audited(db, entry, id, clientId));
        }
        await SearchRules.FollowAsync(db, touched, ct);
        return [.. changes];
    }

    private static async Task DemandAsync(Actor actor, EntityEntry entry, CancellationToken ct)
    {
        if (actor.IsFirm) return;
        var allowed = entry.Entity switch
        {
            // Whoever decides who comes in may ask in somebody nobody knows yet.
            Person { ProfileId: null, GroupOf: null, PasswordHash: null } when actor.Kind == ActorKind.Client && entry.State == EntityState.Added => actor.May(Permission.ManageContacts),
            // Signing in, and one's own settings: the framework's own stores write these before anybody is known.
            Person person => actor.Kind == ActorKind.Nobody || person.Id == actor.PersonId,
            IdentityUserToken<Guid> or IdentityUserClaim<Guid> or IdentityUserLogin<Guid> or IdentityUserPasskey<Guid> or IdentityPasskeyData => true,
            // Asking a colleague in: the link and its mail are written without being read.
            OneTimeLink or DoorMail => actor.Kind == ActorKind.Client && entry.State == EntityState.Added,
            StoredFile => actor.Kind == ActorKind.Client && entry.State == EntityState.Added,
            ILeftToFirm => actor.Kind == ActorKind.Client && entry.State == EntityState.Added && (entry.Entity is IMayConcernClient about ? about.ClientId == actor.ClientId : IsOfSomethingNew(entry)),
            IPersonal personal => personal.PersonId == actor.PersonId || (personal is ISaidToFirm && await TellsTheFirmAsync(actor, entry, personal.PersonId, ct)),
            IOwned owned => actor.Kind == ActorKind.Client && owned.ClientId == actor.ClientId && await StoredOwnerAsync(entry, ct) == actor.ClientId,
            _ => false,
        };
        if (!allowed) throw new Forbidden($"write {entry.Metadata.ClrType.Name}");
    }

    /// <summary>For whom a task is belongs to the task one leaves; of those that are there, nobody from outside says so.</summary>
    private static bool IsOfSomethingNew(EntityEntry entry) => entry.Metadata.GetForeignKeys().Any(key => entry.Context.ChangeTracker.Entries().Any(of => of is { State: EntityState.Added, Entity: ILeftToFirm }
        && of.Metadata == key.PrincipalEntityType && Equals(of.Property(key.PrincipalKey.Properties[0]).CurrentValue, entry.Property(key.Properties[0]).CurrentValue)));

    /// <summary>A client's people speak to the firm's, never to another client's.</summary>
    private static async Task<bool> TellsTheFirmAsync(Actor actor, EntityEntry entry, Guid to, CancellationToken ct) =>
        actor.Kind == ActorKind.Client && entry.State == EntityState.Added && await ((BrokerDb)entry.Context).Users.AnyAsync(p => p.Id == to && p.Active && p.ProfileId != null, ct);

    /// <summary>Whose the row really is: read again from the database, because what was attached or altered in memory proves nothing.</summary>
    private static async Task<Guid?> StoredOwnerAsync(EntityEntry entry, CancellationToken ct)
    {
        var owned = (IOwned)entry.Entity;
        if (entry.State == EntityState.Added) return owned.ClientId;
        var stored = await entry.GetDatabaseValuesAsync(ct);
        return stored?.GetValue<Guid>(entry.Entity is IOwner ? nameof(Entity.Id) : nameof(IOwned.ClientId));
    }

    private static Guid? IdOf(EntityEntry entry) => entry.Entity switch
    {
        Entity entity => entity.Id,
        Person person => person.Id,
        SignInSession session => session.PersonId,
        _ => null,
    };

    private static AuditEntry Audited(BrokerDb db, EntityEntry entry, Guid id, Guid? clientId) => new()
    {
        At = db.Clock.GetUtcNow().UtcDateTime,
        PersonId = db.Actor.PersonId,
        ActorName = db.Actor.Signature,
        FromClientId = db.Actor.From?.ClientId,
        ClientId = clientId,
        Subject = entry.Metadata.ClrType.Name,
        SubjectId = id,
        Act = entry.State.ToString(),
        Values = JsonSerializer.Serialize(ValuesOf(entry), Plain),
    };

    private static Dictionary<string, string?[]> ValuesOf(EntityEntry entry) => entry.Properties
        .Where(p => !Untold.Contains(p.Metadata.Name) && !p.Metadata.IsPrimaryKey())
        .Where(p => entry.State != EntityState.Modified || (p.IsModified && !Equals(p.OriginalValue, p.CurrentValue)))
        .ToDictionary(p => p.Metadata.Name, p => entry.State switch
        {
            EntityState.Added => new[] { null, Text(p.CurrentValue) },
            EntityState.Deleted => [Text(p.OriginalValue), null],
            _ => [Text(p.OriginalValue), Text(p.CurrentValue)],
        });

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        System.Collections.IEnumerable many => string.Join(", ", many.Cast<object?>()),
        IFormattable formattable => formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
