using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>Asking somebody in: a link for their mailbox alone, by which they choose a password nobody else knows (R-EXT-02).</summary>
internal static class Invitations
{
    /// <summary>
    /// Adds a link and queues its mail, in the same save as whatever gave the access; what was sent before stops working when this one leaves. Who had
    /// not come in yet, or was refused, is invited from now on.
    /// </summary>
    public static async Task<OneTimeLink> IssueAsync(BrokerDb db, Person person, Membership membership, CancellationToken ct)
    {
        var now = db.Clock.GetUtcNow().UtcDateTime;
        if (db.Entry(membership).State == EntityState.Added || membership.Stage == AccessStage.Refused) membership.Stage = AccessStage.Invited;
        var link = new OneTimeLink
        {
            Purpose = LinkPurpose.Invitation, PersonId = person.Id, MembershipId = membership.Id, CreatedAt = now, ExpiresAt = now + OneTimeLink.InvitationLasts,
        };
        db.Add(link);
        db.Add(new DoorMail
        {
            Kind = person.PasswordHash is null ? DoorMailKind.Invitation : DoorMailKind.InvitationToMore, To = person.Email!, Language = person.Language, Name = person.FullName,
            About = await db.Clients.Where(c => c.Id == membership.ClientId).Select(c => c.Name).SingleOrDefaultAsync(ct), Words = db.Actor.PersonId is null ? null : db.Actor.Signature,
            LinkId = link.Id, CreatedAt = now, DueAt = now,
        });
        return link;
    }
}
