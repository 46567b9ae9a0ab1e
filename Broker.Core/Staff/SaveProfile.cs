using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Staff;

public sealed class SaveProfile(BrokerStore store)
{
    public sealed class Input
    {
        /// <summary>None for a new profile.</summary>
        public Guid? Id { get; set; }
        public Guid? Version { get; set; }
        [Required, MaxLength(Profile.NameLength)] public string? Name { get; set; }
        public List<Permission> Permissions { get; set; } = [];

        public static Input Of(ProfilesQuery.ProfileRow row) => new() { Id = row.Id, Version = row.Version, Name = row.Name, Permissions = [.. row.Permissions] };
    }

    /// <returns>The profile's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageStaff);
        if (Inputs.Check(input) is { } problem) return problem;

        var name = input.Name!.Trim();
        var profile = input.Id is { } id ? await db.Profiles.SingleOrDefaultAsync(p => p.Id == id, ct) : db.Add(new Profile { Name = name }).Entity;
        if (profile is null) return Problem.Missing;
        if (input.Id is not null && profile.Version != input.Version) return Problem.Stale;

        profile.Name = name;
        if (profile.Grant(input.Permissions).Problem is { } refusal) return refusal;
        var saved = await db.SaveAsync(ct);
        return !saved.Failed ? profile.Id : saved.Problem == Problem.Taken ? new Problem("profile.name-taken", nameof(Input.Name)) : saved.Problem;
    }
}
