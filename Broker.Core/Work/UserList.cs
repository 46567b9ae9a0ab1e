using Broker.Core.Common;

namespace Broker.Core.Work;

/// <summary>The five lists that ship (R-TSK-09): each is told when that kind of processing ends.</summary>
public enum SystemList { Certificates, Extranet, BulkWork, Exports, Mailings }

/// <summary>People of the firm under one name: recipients of tasks, those whose acts may start them, and teams.</summary>
public sealed class UserList : Entity, IStaffOnly
{
    public const int NameLength = 80;

    /// <summary>Those that ship have none: each reader reads theirs in their own language.</summary>
    public string? Name { get; set; }
    public SystemList? System { get; init; }

    /// <summary>Its members are a team: they see each other's actions as their team's.</summary>
    public bool IsTeam { get; set; }
    public List<UserListMember> Members { get; init; } = [];

    public static IReadOnlyList<UserList> Shipped(IEnumerable<Guid> members) => [.. Enum.GetValues<SystemList>().Select(system => new UserList { System = system }.Of(members))];

    public UserList Of(IEnumerable<Guid> people)
    {
        var chosen = people.Distinct().ToList();
        Members.RemoveAll(m => !chosen.Contains(m.PersonId));
        Members.AddRange(chosen.Where(id => Members.All(m => m.PersonId != id)).Select(id => new UserListMember { ListId = Id, PersonId = id }));
        return this;
    }
}

public sealed class UserListMember : IStaffOnly
{
    public required Guid ListId { get; init; }
    public required Guid PersonId { get; init; }
}
