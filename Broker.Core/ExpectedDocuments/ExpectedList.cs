using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>A list as it stands, a contract type's or those of a claim's guarantees, and what a file that follows it asks for.</summary>
internal sealed class ExpectedList(IReadOnlyList<(ListedDocument Line, string Name)> lines)
{
    public bool IsEmpty => lines.All(l => l.Line.Retired);

    /// <summary>What several guarantees ask for alike is asked for once.</summary>
    public static async Task<ExpectedList> ReadAsync(BrokerDb db, IReadOnlyCollection<Guid> lists, CancellationToken ct)
    {
        var ids = lists.Select(id => (Guid?)id).ToList();
        var found = await (from line in db.ListedDocuments.AsNoTracking() join type in db.DocumentTypes on line.TypeId equals type.Id where ids.Contains(line.RiskId) || ids.Contains(line.GuaranteeId) orderby line.Position, line.Id select new { line, type.Name }).ToListAsync(ct);
        return new([.. found.GroupBy(f => f.line.TypeId).Select(g => g.OrderBy(f => f.line.Retired).ThenByDescending(f => f.line.Mandatory).First()).Select(f => (f.line, f.Name))]);
    }

    public static Task<ExpectedList> ReadAsync(BrokerDb db, Guid listId, CancellationToken ct) => ReadAsync(db, [listId], ct);

    /// <summary>Whose file it is: a contract's, a proposal's, or a claim's.</summary>
    public sealed record Place(Guid ClientId, Guid? ContractId = null, Guid? ProposalId = null, Guid? ClaimId = null)
    {
        public Guid Id => (ContractId ?? ProposalId ?? ClaimId)!.Value;
    }

    /// <summary>The line that asks for such a document.</summary>
    public (ListedDocument Line, string Name)? Of(Guid typeId) => lines.Where(l => !l.Line.Retired && l.Line.TypeId == typeId).Select(l => ((ListedDocument, string)?)l).FirstOrDefault();

    /// <summary>
    /// Makes a file follow: asks for what is new, takes over what changed, withdraws what is no longer asked for and nobody has answered. What was answered stays answered.
    /// </summary>
    /// <param name="whole">The file asks for this list and nothing else; otherwise what other guarantees ask for stays as it is.</param>
    /// <returns>Whether anything of it changed.</returns>
    public bool Make(BrokerDb db, Place place, List<ExpectedDocument> open, DateTime now, bool whole = true)
    {
        var changed = false;
        HashSet<ExpectedDocument> following = [];
        foreach (var (line, name) in lines)
        {
            var there = open.Find(e => e.ListedId == line.Id) ?? open.Find(e => e.TypeId == line.TypeId && !lines.Any(l => l.Line.Id == e.ListedId));
            if (there is null && line.Retired) continue;
            if (!whole && there is { ListedId: { } other, State: not ExpectedState.Withdrawn } && other != line.Id) continue;
            if (there is null)
            {
                there = new() { ClientId = place.ClientId, ContractId = place.ContractId, ProposalId = place.ProposalId, ClaimId = place.ClaimId, Since = now };
                db.Add(there);
            }
            following.Add(there);
            if (line.Retired)
            {
                changed |= there.Withdraw(now);
                continue;
            }
            changed |= there.State == ExpectedState.Withdrawn || !there.Follows(line, name);
            there.Restore(now);
            there.Follow(line, name);
        }
        // Of another type's list.
        if (whole) foreach (var other in open.Where(e => !following.Contains(e) && e.ListedId is not null)) changed |= other.Withdraw(now);
        return changed;
    }
}
