using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Complaints;

/// <summary>The firm's complaints whose term comes near, or has passed.</summary>
public sealed class ComplaintFiguresQuery(BrokerStore store, SharedAnswers answers, FirmClock clock)
{
    public static readonly Subjects About = Subjects.Of(typeof(Complaint));

    /// <param name="NearTerm">The late ones included, as in the list.</param>
    public sealed record Figures(int Open, int NearTerm, int Late);

    public async Task<Figures> RunAsync(Caller by, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewComplaints);
        return await answers.OfFirmAsync(actor, About, nameof(ComplaintFiguresQuery), () => ReadAsync(by));
    }

    private async Task<Figures> ReadAsync(Caller by)
    {
        await using var db = await store.OpenToReadAsync(by);
        var today = clock.Today;
        return new(await db.OpenComplaints.CountAsync(), await db.ComplaintsNearTermOn(today).CountAsync(), await db.ComplaintsLateOn(today).CountAsync());
    }
}
