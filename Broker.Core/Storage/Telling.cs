using Broker.Core.Access;
using Broker.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

/// <summary>Of quotes, claims and complaints only those are told who may see them.</summary>
public abstract partial class BrokerDb
{
    private bool SeesQuotes => Actor.May(Permission.ViewQuotes);
    private bool SeesClaims => Actor.May(Permission.ViewClaims);
    private bool SeesComplaints => Actor.May(Permission.ViewComplaints);

    private void FilterTold<T>(ModelBuilder model) where T : class, ITold =>
        model.Entity<T>().HasQueryFilter("told", e => (SeesQuotes || !e.Code.StartsWith("quote.")) && (SeesClaims || !e.Code.StartsWith("claim.")) && (SeesComplaints || !e.Code.StartsWith("complaint.")));
}
