using Broker.Core.Access;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Tests.World;
using Microsoft.EntityFrameworkCore;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Extranet;

/// <summary>Transports Rivelaine and its people: Nadège is primary, Luc view-only, Karim limited to the fleet; Farah has full access beside them.</summary>
public abstract class PeopleScene : IAsyncLifetime
{
    protected TheWorld World { get; private set; } = null!;

    /// <summary>Full access at Rivelaine.</summary>
    protected Caller Farah { get; private set; } = Caller.Nobody;

    public async Task InitializeAsync()
    {
        World = await TheWorld.OpenAsync();
        var farah = Person.Of("farah@rivelaine.example", "Farah", "Belkacem");
        await World.AddAsync(farah, new Membership { ClientId = World.Rivelaine, PersonId = farah.Id, Group = AccessGroup.Full });
        Farah = Caller.Client(farah.Id, World.Rivelaine);
    }

    public async Task DisposeAsync() => await World.DisposeAsync();

    protected Task<Membership> OfAsync(CastPerson person) => OfAsync(person.Id);

    protected Task<Membership> OfAsync(Guid person) => World.ReadAsync(db => db.Memberships.Include(m => m.Shares).AsNoTracking().SingleAsync(m => m.PersonId == person && m.ClientId == World.Rivelaine));

    protected async Task<Guid> MemberAsync(CastPerson person) => (await OfAsync(person)).Id;

    protected async Task<ChangeAccess.Input> ChangeOfAsync(CastPerson person, AccessGroup group)
    {
        var membership = await OfAsync(person);
        return new() { MembershipId = membership.Id, Version = membership.Version, Group = group };
    }

    protected Task<List<(string Code, List<string> Args)>> HistoryAsync() => World.ReadAsync(async db =>
        (await db.Events.Where(e => e.ClientId == World.Rivelaine).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(10).ToListAsync()).ConvertAll(e => (e.Code, e.Args)));

    protected static GiveAccess.Input Colleague(string email = "lea@rivelaine.example", AccessGroup group = AccessGroup.Limited) =>
        new() { ClientId = Cast.Rivelaine.Id, FirstName = "Léa", LastName = "Fontaine", Email = email, Group = group };
}
