using Broker.Core.Access;
using Broker.Core.Common;

namespace Broker.Core.Extranet;

/// <summary>The three rights beside a group, as history names them.</summary>
public enum AccessOption { Documents, Forms, Workbooks }

/// <summary>Who may give what to whom (IND-04…IND-08): the firm everything; a client's primary contact everything but its own place; a full one only what is below them.</summary>
public static class Granting
{
    public const string NotTheirs = "access.not-yours-to-change";

    /// <summary>Reading who else comes in, and what is shared with them.</summary>
    public static void DemandReading(Actor by) => by.Demand(by.Kind == ActorKind.Client ? Permission.ManageContacts : Permission.ViewClients);

    public static void Demand(Actor by) => by.Demand(by.Kind == ActorKind.Client ? Permission.ManageContacts : Permission.ManageClients);

    /// <summary>Whether somebody of that group is theirs to change, to ask in, or to take off.</summary>
    public static bool MayManage(Actor by, AccessGroup group) => group switch
    {
        AccessGroup.Primary => false,
        _ when by.Kind != ActorKind.Client => by.May(Permission.ManageClients),
        AccessGroup.Full => by.Group == AccessGroup.Primary && by.May(Permission.ManageContacts),
        _ => by.May(Permission.ManageContacts),
    };

    /// <summary>Who works here from a principal's account has the primary contact's rights, but does not decide who that is.</summary>
    public static bool MayNamePrimary(Actor by) => by.Kind == ActorKind.Client ? by is { Group: AccessGroup.Primary, From: null } && by.May(Permission.ManageContacts) : by.May(Permission.ManageClients);

    public static IReadOnlyList<AccessGroup> GroupsFor(Actor by, bool hasPrimary) =>
        !hasPrimary && by.Kind != ActorKind.Client ? [AccessGroup.Primary] : [.. Enum.GetValues<AccessGroup>().Where(group => MayManage(by, group))];

    /// <summary>Why these rights cannot be given by them.</summary>
    public static Problem? WhyNot(Actor by, Rights rights)
    {
        if (rights.Group != AccessGroup.Primary && !MayManage(by, rights.Group)) return new Problem("access.group-not-yours", nameof(rights.Group));
        if (rights.Group is AccessGroup.Primary or AccessGroup.Full && rights.HasOptions) return new Problem("access.no-options", nameof(rights.Group));
        // Holds already by the groups that may manage; kept in words of its own, so that it goes on holding whatever becomes of them (IND-08).
        return by.Kind != ActorKind.Client || rights.Permissions.All(by.May) ? null : new Problem("access.group-not-yours", nameof(rights.Group));
    }
}

/// <summary>What somebody may see and do in one account, beside what is shared with them item by item.</summary>
public sealed record Rights(AccessGroup Group, bool Documents, bool Forms, bool Workbooks, bool AllContracts)
{
    public static Rights Of(Membership membership) => new(membership.Group, membership.SeesAllDocuments, membership.MaySubmitForms, membership.MaySubmitWorkbooks, membership.AllContracts);

    public bool HasOptions => Documents || Forms || Workbooks;

    public bool SeesEverything => Group is AccessGroup.Primary or AccessGroup.Full;

    public IReadOnlyList<Permission> Permissions => Access.Permissions.Of(Group, Documents, Forms, Workbooks);

    public bool Has(AccessOption option) => option switch { AccessOption.Documents => Documents, AccessOption.Forms => Forms, _ => Workbooks };

    /// <summary>Whoever comes to see everything needs no shares, and finds none when they no longer do.</summary>
    public void WriteTo(Membership membership)
    {
        (membership.Group, membership.SeesAllDocuments, membership.MaySubmitForms, membership.MaySubmitWorkbooks) = (Group, Documents, Forms, Workbooks);
        membership.AllContracts = SeesEverything || AllContracts;
        if (SeesEverything) membership.Shares.Clear();
    }
}
