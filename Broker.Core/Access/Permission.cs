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

    /// <summary>Act there in the client's place, under one's own name (D-27).</summary>
    ActForClients,
    ManageTemplates,
    ManageProducts,
    DeleteGuarantees,
    ManageLists,
    ManageWorkSettings,
    ManageStaff,

    /// <summary>What the extranet offers to clients.</summary>
    ManageExtranet,

    UseExtranet,

    /// <summary>Certificates, quotes and claims: to ask, and to send.</summary>
    RequestCertificates,

    /// <summary>Fleet movements and lists: to send.</summary>
    SubmitWorkbooks,

    /// <summary>To add to what one sees: documents, drafts.</summary>
    EditItems,
    EditAccount,
    SeeAllDocuments,

    /// <summary>Who else of the client's comes in, and what is shared with them.</summary>
    ManageContacts,
}

public static class Permissions
{
    /// <summary>Those an administrator can put into a profile.</summary>
    public static readonly IReadOnlyList<Permission> OfStaff =
    [
        Permission.ViewClients, Permission.ManageClients, Permission.ManageDuplicates,
        Permission.ViewQuotes, Permission.ManageQuotes, Permission.ViewClaims, Permission.ManageClaims, Permission.ViewComplaints, Permission.ManageComplaints,
        Permission.ManageActions, Permission.DecideRequests, Permission.WriteMessages, Permission.ViewAsClient, Permission.ActForClients,
        Permission.ManageTemplates, Permission.ManageProducts, Permission.DeleteGuarantees, Permission.ManageLists, Permission.ManageWorkSettings, Permission.ManageStaff,
        Permission.ManageExtranet,
    ];

    /// <summary>Who may change something may see it.</summary>
    private static readonly Dictionary<Permission, Permission> Needs = new()
    {
        [Permission.ActForClients] = Permission.ViewAsClient,
        [Permission.ManageQuotes] = Permission.ViewQuotes, [Permission.ManageClaims] = Permission.ViewClaims, [Permission.ManageComplaints] = Permission.ViewComplaints,
    };

    public static IReadOnlyList<Permission> Complete(IEnumerable<Permission> chosen)
    {
        var all = chosen.Where(OfStaff.Contains).ToHashSet();
        all.UnionWith(Needs.Where(n => all.Contains(n.Key)).Select(n => n.Value).ToList());
        return [.. all.Order()];
    }

    /// <summary>What a member of a client account may do there: the group's, then the optional rights (IND-05, IND-06, IND-13).</summary>
    /// <param name="prospect">Not a client yet: they came by themselves, and ask nobody else in (D-26).</param>
    public static IReadOnlyList<Permission> Of(AccessGroup group, bool allDocuments = false, bool forms = false, bool workbooks = false, bool prospect = false)
    {
        List<Permission> rights = [Permission.UseExtranet];
        if (group is AccessGroup.Primary or AccessGroup.Full)
        {
            rights.AddRange([Permission.RequestCertificates, Permission.SubmitWorkbooks, Permission.EditItems, Permission.EditAccount, Permission.SeeAllDocuments]);
            return prospect ? rights : [.. rights, Permission.ManageContacts];
        }
        if (group == AccessGroup.Limited) rights.Add(Permission.EditItems);
        if (allDocuments) rights.Add(Permission.SeeAllDocuments);
        if (forms) rights.Add(Permission.RequestCertificates);
        if (workbooks) rights.Add(Permission.SubmitWorkbooks);
        return rights;
    }
}
