using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Claims;

/// <summary>The firm's claims by state: how many are open, and how the others ended.</summary>
public sealed class ClaimFiguresQuery(BrokerStore store, SharedAnswers answers)
{
    public static readonly Subjects About = Subjects.Of(typeof(Claim));

    /// <param name="PreDeclared">Told by clients online, and waiting for the firm's word.</param>
    /// <param name="Closed">By how they ended; the ends that never occurred are not there.</param>
    public sealed record Figures(int Open, int PreDeclared, IReadOnlyDictionary<ClaimOutcome, int> Closed)
    {
        public int All => Open + PreDeclared + Closed.Values.Sum();
    }

    public async Task<Figures> RunAsync(Caller by, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClaims);
        return await answers.OfFirmAsync(actor, About, nameof(ClaimFiguresQuery), () => ReadAsync(by), heavyRead: true);
    }

    private async Task<Figures> ReadAsync(Caller by)
    {
        await using var db = await store.OpenToReadAsync(by);
        var counts = await db.Claims.GroupBy(c => new { c.State, c.Outcome }).Select(g => new { g.Key.State, g.Key.Outcome, Count = g.Count() }).ToListAsync();
        return new(counts.Where(c => c.State == ClaimState.Open).Sum(c => c.Count), counts.Where(c => c.State == ClaimState.PreDeclared).Sum(c => c.Count),
            counts.Where(c => c.Outcome != null).ToDictionary(c => c.Outcome!.Value, c => c.Count));
    }
}
