using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>What forms of the space have in common: who may, and what is left of one that was sent.</summary>
internal static class SpaceForms
{
    /// <summary>Certificates have no switch.</summary>
    public static Feature? FeatureOf(SpaceForm form) => form switch { SpaceForm.Claim => Feature.DeclareClaims, SpaceForm.Quote => Feature.RequestQuotes, _ => null };

    /// <exception cref="Forbidden">They may not send it, or the firm does not offer it.</exception>
    public static void Demand(Actor actor, SpaceForm form)
    {
        if (!Enum.IsDefined(form)) throw new Forbidden(form.ToString());
        actor.Demand(Permission.RequestCertificates);
        if (FeatureOf(form) is { } feature) actor.Demand(feature);
    }

    /// <summary>The files brought for it, oldest first.</summary>
    public static IQueryable<DraftFile> FilesOf(BrokerDb db, SpaceForm form)
    {
        var (client, person) = (db.Actor.ClientId, db.Actor.PersonId);
        return db.DraftFiles.Where(f => f.ClientId == client && f.PersonId == person && f.Form == form && !f.Removed).OrderBy(f => f.CreatedAt).ThenBy(f => f.Id);
    }

    /// <summary>What was sent is a draft no longer.</summary>
    public static async Task EndAsync(BrokerDb db, SpaceForm form, CancellationToken ct)
    {
        var (client, person) = (db.Actor.ClientId, db.Actor.PersonId);
        if (await db.SpaceDrafts.SingleOrDefaultAsync(d => d.ClientId == client && d.PersonId == person && d.Form == form, ct) is { } draft) db.Remove(draft);
    }
}
