using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>A contract type's list as it stands, and what a file that follows it asks for.</summary>
internal sealed class ExpectedList(IReadOnlyList<(ListedDocument Line, string Name)> lines)
{
    public bool IsEmpty => lines.All(l => l.Line.Retired);

    public static async Task<ExpectedList> ReadAsync(BrokerDb db, Guid riskId, CancellationToken ct)
    {
        var found = await (from line in db.ListedDocuments.AsNoTracking() join type in db.DocumentTypes on line.TypeId equals type.Id where line.RiskId == riskId orderby line.Position, line.Id select new { line, type.Name }).ToListAsync(ct);
        return new([.. found.Select(f => (f.line, f.Name))]);
    }

    /// <summary>Whose file it is: a contract's, or a proposal's.</summary>
    public sealed record Place(Guid ClientId, Guid? ContractId, Guid? ProposalId);

    /// <summary>
    /// Makes a file follow: asks for what is new, takes over what changed, withdraws what is no longer asked for and nobody has answered. What was answered stays answered.
    /// </summary>
    /// <returns>Whether anything of it changed.</returns>
    public bool Make(BrokerDb db, Place place, List<ExpectedDocument> open, DateTime now)
    {
        var changed = false;
        HashSet<ExpectedDocument> following = [];
        foreach (var (line, name) in lines)
        {
            var there = open.Find(e => e.ListedId == line.Id) ?? open.Find(e => e.TypeId == line.TypeId && !lines.Any(l => l.Line.Id == e.ListedId));
            if (there is null && line.Retired) continue;
            if (there is null)
            {
                there = new() { ClientId = place.ClientId, ContractId = place.ContractId, ProposalId = place.ProposalId, Since = now };
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
        foreach (var other in open.Where(e => !following.Contains(e) && e.ListedId is not null)) changed |= other.Withdraw(now);
        return changed;
    }
}
