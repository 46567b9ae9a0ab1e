using Broker.Core.Claims;
using Broker.Core.ExpectedDocuments;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    /// <summary>
    /// A claim asks for what its guarantees ask for from the moment it is open (R-CLM-03): written down, or accepted of what a client told online. A guarantee it comes to concern adds its own list; of one
    /// it no longer concerns goes what nobody has answered, unless another asks for it too.
    /// </summary>
    private async Task FollowClaimsAsync(CancellationToken ct)
    {
        var claims = ChangeTracker.Entries<Claim>().ToDictionary(e => e.Entity.Id);
        var parts = ChangeTracker.Entries<ClaimGuarantee>().Where(e => e.State is EntityState.Added or EntityState.Deleted).ToLookup(e => e.Entity.ClaimId);
        var opened = claims.Values.Where(e => e.Entity.State == ClaimState.Open && (e.State == EntityState.Added
            || (e.State == EntityState.Modified && e.Property(c => c.State) is { IsModified: true, OriginalValue: ClaimState.PreDeclared }))).Select(e => e.Entity.Id);
        foreach (var id in opened.Union(parts.Select(p => p.Key)).ToList())
        {
            var claim = claims.GetValueOrDefault(id)?.Entity ?? await Claims.SingleOrDefaultAsync(c => c.Id == id, ct);
            if (claim is not { State: ClaimState.Open }) continue;
            var (added, gone) = (Guarantees(EntityState.Added), Guarantees(EntityState.Deleted));
            var stored = await Set<ClaimGuarantee>().Where(g => g.ClaimId == id).Select(g => g.GuaranteeId).ToListAsync(ct);
            var open = await ExpectedDocuments.Where(e => e.ClaimId == id).ToListAsync(ct);
            var (place, now) = (new ExpectedList.Place(claim.ClientId, ClaimId: id), Clock.GetUtcNow().UtcDateTime);
            var all = stored.Except(gone).Union(added).ToList();
            if (opened.Contains(id)) (await ExpectedList.ReadAsync(this, all, ct)).Make(this, place, open, now);
            else
            {
                if (gone.Count > 0) await LetGoAsync(open, gone, all, now, ct);
                if (added.Count > 0) (await ExpectedList.ReadAsync(this, added, ct)).Make(this, place, open, now, whole: false);
            }

            List<Guid> Guarantees(EntityState state) => [.. parts[id].Where(e => e.State == state).Select(e => e.Entity.GuaranteeId)];
        }
    }

    private async Task LetGoAsync(List<ExpectedDocument> open, List<Guid> gone, List<Guid> left, DateTime now, CancellationToken ct)
    {
        var theirs = await ListedDocuments.Where(l => l.GuaranteeId != null && gone.Contains(l.GuaranteeId.Value)).Select(l => l.Id).ToListAsync(ct);
        var others = await ExpectedList.ReadAsync(this, left, ct);
        foreach (var item in open.Where(e => e.ListedId is { } line && theirs.Contains(line)))
        {
            if (others.Of(item.TypeId) is var (line, name)) item.Follow(line, name);
            else item.Withdraw(now);
        }
    }
}
