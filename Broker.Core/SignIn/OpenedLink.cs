using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>An invitation somebody came with, good and open, or why it is not.</summary>
internal sealed record OpenedLink(OneTimeLink Link, Person Person, Membership Membership, Client Client)
{
    public static readonly Problem Unknown = new("link.unknown"), Used = new("link.used"), Expired = new("link.expired"), Replaced = new("link.replaced"), Closed = new("link.closed");

    public static async Task<Result<OpenedLink>> FindAsync(BrokerDb db, string? token, DateTime now, CancellationToken ct)
    {
        var link = await GoodAsync(db, token, LinkPurpose.Invitation, now, ct);
        if (link.Failed) return link.Problem;
        var (personId, membershipId) = (link.Value.PersonId, link.Value.MembershipId);
        var person = await db.Users.SingleOrDefaultAsync(p => p.Id == personId && p.Active, ct);
        var membership = await db.Memberships.SingleOrDefaultAsync(m => m.Id == membershipId && m.PersonId == personId && m.Active, ct);
        if (person is null || membership is null || membership.Stage == AccessStage.Refused || !await db.OpenAccounts.AnyAsync(a => a.ClientId == membership.ClientId, ct)) return Closed;
        return new OpenedLink(link.Value, person, membership, await db.Clients.SingleAsync(c => c.Id == membership.ClientId, ct));
    }

    public static async Task<Result<OneTimeLink>> GoodAsync(BrokerDb db, string? token, LinkPurpose purpose, DateTime now, CancellationToken ct)
    {
        if (token is not { Length: OneTimeLink.HashLength }) return Unknown;
        var hash = Secrets.Hash(token);
        if (await db.OneTimeLinks.SingleOrDefaultAsync(l => l.SecretHash == hash && l.Purpose == purpose, ct) is not { } link) return Unknown;
        if (link.IsGood(now)) return link;
        return link.UsedAt is not null ? Used : link.ReplacedAt is not null ? Replaced : Expired;
    }
}
