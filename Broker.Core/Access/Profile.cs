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

    public Result Grant(IEnumerable<Permission> permissions)
    {
        var chosen = permissions.Distinct().Where(Access.Permissions.OfStaff.Contains).Order().ToList();
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
                Permission.ViewClients, Permission.ManageClients, Permission.ManageDuplicates, Permission.ManageActions, Permission.DecideRequests,
                Permission.WriteMessages, Permission.ViewAsClient,
            ],
        },
        new() { Name = assistant, Permissions = [Permission.ViewClients, Permission.ManageActions, Permission.WriteMessages] },
    ];
}
