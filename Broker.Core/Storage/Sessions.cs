using Broker.Core.Access;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    /// <summary>With the next save, every signed-in browser of this person is signed out, whoever asks: what it may have kept is void.</summary>
    internal async Task EndSessionsOfAsync(Person person, CancellationToken ct)
    {
        person.SecurityStamp = Guid.NewGuid().ToString("N");
#pragma warning disable RS0030 // One ends the sessions of another without being able to read them.
        SignInSessions.RemoveRange(await SignInSessions.IgnoreQueryFilters(["personal"]).Where(s => s.PersonId == person.Id).ToListAsync(ct));
#pragma warning restore RS0030
    }
}
