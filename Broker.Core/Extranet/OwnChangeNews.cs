using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public const string OwnChangeNotice = "notice.own-details";

    /// <summary>Whoever handles the client is told under the bell of what it changes itself, and by e-mail if the firm wants it (D-29). Nothing changed: nothing is told.</summary>
    internal async Task TellOwnChangeAsync(Client client, string by, CancellationToken ct)
    {
        if (!ChangeTracker.Entries<Event>().Any(e => e.State == EntityState.Added)) return;
        if (await Users.AsNoTracking().SingleOrDefaultAsync(p => p.Id == client.HandlerId && p.Active, ct) is not { } handler) return;
        var now = Clock.GetUtcNow().UtcDateTime;
        Add(new Notification { PersonId = handler.Id, At = now, Code = OwnChangeNotice, Args = [by, client.Name], Link = $"/clients/{client.Id}" });
        if (await ExtranetOptions.AnyAsync(o => o.MailsDetails, ct))
            Add(new DoorMail { Kind = DoorMailKind.OwnDetails, To = handler.Email!, Language = handler.Language, Name = handler.FullName, About = client.Name, Words = by, CreatedAt = now, DueAt = now });
    }
}
