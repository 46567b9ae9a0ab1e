using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.SignIn;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>An address somebody came to confirm by its link, or why they cannot.</summary>
internal sealed record WishedEmail(OneTimeLink Link, EmailChange Change)
{
    public static async Task<Result<WishedEmail>> FindAsync(BrokerDb db, string? token, DateTime now, CancellationToken ct)
    {
        var link = await OpenedLink.GoodAsync(db, token, LinkPurpose.Email, now, ct);
        if (link.Failed) return link.Problem;
        var linkId = link.Value.Id;
        // Another address was asked for since, or none any more.
        if (await db.EmailChanges.SingleOrDefaultAsync(c => c.LinkId == linkId, ct) is not { } change) return OpenedLink.Replaced;
        return new WishedEmail(link.Value, change);
    }
}
