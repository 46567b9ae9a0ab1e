using Broker.Core.Access;

namespace Broker.Portal.Features.Staff;

/// <summary>How rights stand beside each other: daily work, what the firm sets up, what is taken away for good.</summary>
internal static class PermissionLook
{
    public static readonly IReadOnlyList<string> Groups = ["work", "setup", "removal"];

    public static IEnumerable<Permission> In(string group) => Permissions.OfStaff.Where(p => GroupOf(p) == group);

    public static IEnumerable<Permission> InOrder => Groups.SelectMany(In);

    private static string GroupOf(Permission permission) => permission switch
    {
        Permission.ManageTemplates or Permission.ManageProducts or Permission.ManageLists or Permission.ManageWorkSettings or Permission.ManageStaff or Permission.ManageExtranet => "setup",
        _ => permission.ToString().StartsWith("Delete", StringComparison.Ordinal) ? "removal" : "work",
    };
}
