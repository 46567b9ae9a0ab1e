using Broker.Core.Access;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    /// <summary>
    /// Under the bell of those of the firm a client turns to, its handler among them; of its administrators, when it has nobody. In the same save as what the client did.
    /// </summary>
    internal async Task TellCorrespondentsAsync(Guid clientId, string code, IReadOnlyList<string> args, string link, CancellationToken ct)
    {
        foreach (var person in await CorrespondentsOfAsync(clientId, ct)) Add(new Notification { PersonId = person, At = Clock.GetUtcNow().UtcDateTime, Code = code, Args = [.. args], Link = link });
    }

    /// <summary>Those of the firm a client turns to; its administrators, when it has nobody.</summary>
    internal async Task<List<Guid>> CorrespondentsOfAsync(Guid clientId, CancellationToken ct)
    {
        var handler = Clients.Where(c => c.Id == clientId).Select(c => c.HandlerId);
        var people = await Users.Where(p => p.Active && p.ProfileId != null && (handler.Contains(p.Id) || Correspondents.Any(c => c.ClientId == clientId && c.PersonId == p.Id)))
            .Select(p => p.Id).ToListAsync(ct);
        return people.Count > 0 ? people : await Users.Where(p => p.Active && p.Profile!.IsAdministrator).Select(p => p.Id).ToListAsync(ct);
    }
}
