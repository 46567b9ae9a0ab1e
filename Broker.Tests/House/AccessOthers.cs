using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Demo;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.House;

/// <summary>The further callers of <see cref="AccessTable.Others"/>, as people of a world.</summary>
internal static class AccessOthers
{
    private const string Session = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    public static async Task<IReadOnlyDictionary<char, Caller>> SetAsync(World.World world)
    {
        var rivelaine = Cast.Rivelaine.Id;
        var prospect = new Client { Reference = "C-99001", Kind = ClientKind.Company, Name = "Futurs Ateliers Dupré", State = ClientState.Prospect };
        List<object> rows = [prospect, new AccountAccess { ClientId = prospect.Id }, new SignInSession
        {
            KeyHash = Session, PersonId = Cast.Nadege.Id, Ticket = [1], CreatedAt = world.Clock.Now, SeenAt = world.Clock.Now, ExpiresAt = world.Clock.Now.AddHours(8), GroupOf = rivelaine,
        }];
        var callers = new Dictionary<char, Caller>
        {
            ['F'] = Join("Farah", rivelaine, AccessGroup.Full),
            ['l'] = Join("Lise", rivelaine, AccessGroup.Limited, Cast.Fleet.Id),
            ['d'] = Join("Dora", rivelaine, AccessGroup.Limited, Cast.Fleet.Id, m => m.SeesAllDocuments = true),
            ['f'] = Join("Fanny", rivelaine, AccessGroup.Limited, Cast.Fleet.Id, m => m.MaySubmitForms = true),
            ['w'] = Join("Willy", rivelaine, AccessGroup.Limited, Cast.Fleet.Id, m => m.MaySubmitWorkbooks = true),
            ['v'] = Join("Vera", rivelaine, AccessGroup.ViewOnly, Cast.Fleet.Id),
            ['o'] = Join("Ondine", rivelaine, AccessGroup.ViewOnly, Cast.Fleet.Id, m => m.MaySubmitForms = true),
            ['P'] = Caller.Client(Cast.Nadege.Id, rivelaine, Session),
            ['p'] = Caller.Client(Cast.Nadege.Id, Cast.RivelaineNord.Id, Session),
            ['m'] = Join("Maud", Cast.RivelaineNord.Id, AccessGroup.Primary),
            ['r'] = Join("Rémi", prospect.Id, AccessGroup.Primary),
            ['a'] = Join("Anna", rivelaine, AccessGroup.Full, how: m => m.Stage = AccessStage.Awaiting),
        };
        await world.ChangeAsync(async db =>
        {
            foreach (var client in new[] { rivelaine, Cast.RivelaineNord.Id })
            {
                var access = await db.AccountAccesses.SingleOrDefaultAsync(a => a.ClientId == client) ?? db.Add(new AccountAccess { ClientId = client }).Entity;
                access.Group = access.Group || client == rivelaine;
            }
            db.AddRange(rows);
        });
        foreach (var caller in callers.Where(c => c.Key != 'a')) Assert.Equal(ActorKind.Client, (await world.Store.RecognizeAsync(caller.Value)).Kind);
        return callers;

        Caller Join(string name, Guid client, AccessGroup group, Guid? contract = null, Action<Membership>? how = null)
        {
            var person = Person.Of($"{name.ToLowerInvariant()}@table.example", name, "Tablier");
            var membership = new Membership { ClientId = client, PersonId = person.Id, Group = group, AllContracts = contract is null };
            if (contract is { } shared) membership.Shares.Add(new ItemShare { ClientId = client, MembershipId = membership.Id, Kind = SharedItem.Contract, ItemId = shared });
            how?.Invoke(membership);
            rows.AddRange([person, membership]);
            return Caller.Client(person.Id, client, null);
        }
    }
}
