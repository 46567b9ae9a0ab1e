using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>Gives somebody another group, or other rights beside it. With another group they start from its base (IND-05).</summary>
public sealed class ChangeAccess(BrokerStore store)
{
    public sealed class Input
    {
        public Guid MembershipId { get; set; }
        public Guid? Version { get; set; }
        public AccessGroup Group { get; set; }

        /// <summary>Not said: as it is, or off with another group.</summary>
        public bool? SeesAllDocuments { get; set; }
        public bool? MaySubmitForms { get; set; }
        public bool? MaySubmitWorkbooks { get; set; }

        /// <summary>Not said: as it is; chosen ones for whoever saw everything before (IND-09).</summary>
        public bool? AllContracts { get; set; }

        internal Rights After(Rights before)
        {
            var same = Group == before.Group;
            return new(Group, SeesAllDocuments ?? (same && before.Documents), MaySubmitForms ?? (same && before.Forms), MaySubmitWorkbooks ?? (same && before.Workbooks),
                AllContracts ?? (!before.SeesEverything && before.AllContracts));
        }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        Granting.Demand(db.Actor);
        var membership = await db.MemberAsync(input.MembershipId, ct);
        if (membership is null) return Problem.Missing;
        if (membership.Version != input.Version) return Problem.Stale;
        if (membership.Group == AccessGroup.Primary) return new Problem("access.primary-stays");
        if (!Granting.MayManage(db.Actor, membership.Group)) return new Problem(Granting.NotTheirs);
        if (input.Group == AccessGroup.Primary || !Enum.IsDefined(input.Group)) return new Problem("access.primary-is-named", nameof(Input.Group));

        var before = Rights.Of(membership);
        var after = input.After(before);
        if (Granting.WhyNot(db.Actor, after) is { } problem) return problem;
        after.WriteTo(membership);
        db.Tell(membership, await db.NameOfAsync(membership, ct), before, after);
        return await db.SaveAsync(ct);
    }
}
