using Broker.Core.Common;

namespace Broker.Core.Access;

/// <summary>A named set of permissions for staff, edited by administrators.</summary>
public sealed class Profile : Entity
{
    public const int NameLength = 60;

    public required string Name { get; set; }

    /// <summary>The administrators' profile always keeps the right to manage staff: nobody may lock the firm out of its own house.</summary>
    public bool IsAdministrator { get; init; }

    public List<Permission> Permissions { get; set; } = [];

    /// <summary>Which rights there were when it was last in order; those that came since are granted at the next start to who could do the same before.</summary>
    public int Edition { get; private set; } = Present;

    public const int Present = 2;

    /// <summary>Quotes, claims and complaints were once part of seeing and managing clients; the extranet's rights came after.</summary>
    public void BringUpToDate()
    {
        if (Edition >= Present) return;
        if (Edition < 1 && Permissions.Contains(Permission.ViewClients)) Permissions = [.. Permissions, Permission.ViewQuotes, Permission.ViewClaims, Permission.ViewComplaints];
        if (Edition < 1 && Permissions.Contains(Permission.ManageClients)) Permissions = [.. Permissions, Permission.ManageQuotes, Permission.ManageClaims, Permission.ManageComplaints];
        if (IsAdministrator) Permissions = [.. Permissions, Permission.ActForClients, Permission.ManageExtranet];
        (Permissions, Edition) = ([.. Permissions.Distinct().Order()], Present);
    }

    public Result Grant(IEnumerable<Permission> permissions)
    {
        List<Permission> chosen = [.. Access.Permissions.Complete(permissions)];
        if (IsAdministrator && !chosen.Contains(Permission.ManageStaff)) return new Problem("profile.administrator-keeps-staff");
        Permissions = chosen;
        return Result.Done;
    }

    /// <summary>The three that ship.</summary>
    public static IReadOnlyList<Profile> Shipped(string administrator, string broker, string assistant) =>
    [
        new() { Name = administrator, IsAdministrator = true, Permissions = [.. Access.Permissions.OfStaff] },
        new()
        {
            Name = broker,
            Permissions =
            [
                Permission.ViewClients, Permission.ManageClients, Permission.ManageDuplicates,
                Permission.ViewQuotes, Permission.ManageQuotes, Permission.ViewClaims, Permission.ManageClaims, Permission.ViewComplaints, Permission.ManageComplaints, Permission.ManageActions, Permission.DecideRequests,
                Permission.WriteMessages, Permission.ViewAsClient,
            ],
        },
        new() { Name = assistant, Permissions = [Permission.ViewClients, Permission.ViewQuotes, Permission.ViewClaims, Permission.ViewComplaints, Permission.ManageActions, Permission.WriteMessages] },
    ];
}
