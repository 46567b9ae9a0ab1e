namespace Broker.Core.Access;

/// <summary>What a profile may grant to staff (first group), and what a membership's group grants to a client's contact (last group).</summary>
public enum Permission
{
    ViewClients,
    ManageClients,

    /// <summary>To enter a client who seems to be there already, and to merge two records of the same one.</summary>
    ManageDuplicates,

    /// <summary>Each of these to see, and to change; changing takes seeing with it.</summary>
    ViewQuotes,
    ManageQuotes,
    ViewClaims,
    ManageClaims,
    ViewComplaints,
    ManageComplaints,
    ManageActions,
    DecideRequests,

    /// <summary>Write to clients, and file what they write.</summary>
    WriteMessages,

    /// <summary>See a client's extranet as one of its contacts does.</summary>
    ViewAsClient,
    ManageTemplates,
    ManageProducts,
    DeleteGuarantees,
    ManageLists,
    ManageWorkSettings,
    ManageStaff,

    UseExtranet,
    RequestCertificates,
}

public static class Permissions
{
    /// <summary>Those an administrator can put into a profile.</summary>
    public static readonly IReadOnlyList<Permission> OfStaff =
    [
        Permission.ViewClients, Permission.ManageClients, Permission.ManageDuplicates,
        Permission.ViewQuotes, Permission.ManageQuotes, Permission.ViewClaims, Permission.ManageClaims, Permission.ViewComplaints, Permission.ManageComplaints,
        Permission.ManageActions, Permission.DecideRequests, Permission.WriteMessages, Permission.ViewAsClient,
        Permission.ManageTemplates, Permission.ManageProducts, Permission.DeleteGuarantees, Permission.ManageLists, Permission.ManageWorkSettings, Permission.ManageStaff,
    ];

    /// <summary>Who may change something may see it.</summary>
    private static readonly Dictionary<Permission, Permission> Needs = new()
    {
        [Permission.ManageQuotes] = Permission.ViewQuotes, [Permission.ManageClaims] = Permission.ViewClaims, [Permission.ManageComplaints] = Permission.ViewComplaints,
    };

    public static IReadOnlyList<Permission> Complete(IEnumerable<Permission> chosen)
    {
        var all = chosen.Where(OfStaff.Contains).ToHashSet();
        all.UnionWith(Needs.Where(n => all.Contains(n.Key)).Select(n => n.Value).ToList());
        return [.. all.Order()];
    }

    public static IReadOnlyList<Permission> Of(AccessGroup group) => group switch
    {
        AccessGroup.ViewOnly => [Permission.UseExtranet],
        _ => [Permission.UseExtranet, Permission.RequestCertificates],
    };
}
