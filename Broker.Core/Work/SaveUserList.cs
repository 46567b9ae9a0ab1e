using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>A named list of people, or an existing one's name and members. Of those that ship, only the members change (R-TSK-09).</summary>
public sealed class SaveUserList(BrokerStore store)
{
    public sealed class Input
    {
        /// <summary>None for a new one.</summary>
        public Guid? Id { get; set; }
        public Guid? Version { get; set; }

        /// <summary>Not asked for of a list that ships.</summary>
        [MaxLength(UserList.NameLength)] public string? Name { get; set; }
        public bool IsTeam { get; set; }
        public List<Guid> Members { get; set; } = [];

        public static Input Of(UserListRow row) => new() { Id = row.Id, Version = row.Version, Name = row.Name, IsTeam = row.IsTeam, Members = [.. row.Members.Select(m => m.Id)] };
    }

    /// <returns>The list's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageWorkSettings);
        if (Inputs.Check(input) is { } problem) return problem;

        var list = input.Id is { } id ? await db.UserLists.Include(l => l.Members).SingleOrDefaultAsync(l => l.Id == id, ct) : db.Add(new UserList()).Entity;
        if (list is null) return Problem.Missing;
        if (input.Id is not null && list.Version != input.Version) return Problem.Stale;
        var name = Inputs.Tidy(input.Name);
        if (list.System is null && name is null) return new Problem("input.required", nameof(Input.Name));
        var staff = await db.Users.Where(p => p.ProfileId != null && input.Members.Contains(p.Id)).CountAsync(ct);
        if (staff != input.Members.Distinct().Count()) return Problem.Missing.At(nameof(Input.Members));

        (list.Name, list.IsTeam) = (list.System is null ? name : null, input.IsTeam);
        list.Of(input.Members);
        db.Touch(list);
        var saved = await db.SaveAsync(ct);
        return !saved.Failed ? list.Id : saved.Problem == Problem.Taken ? new Problem("user-list.name-taken", nameof(Input.Name)) : saved.Problem;
    }
}
