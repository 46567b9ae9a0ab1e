using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Staff;

/// <summary>
/// An empty firm's first administrator, with the profiles, action statuses, lists and predefined tasks that ship. Only the machine itself asks for it: on
/// behalf of the first visitor as long as there is none, or at its command line at any time.
/// </summary>
public sealed class CreateAdministrator(BrokerStore store, IPasswordHasher<Person> hasher)
{
    public sealed class Input
    {
        [Required, MaxLength(80)] public string? FirstName { get; set; }
        [Required, MaxLength(80)] public string? LastName { get; set; }
        [Required, MaxLength(254), EmailAddress] public string? Email { get; set; }
        [Required, MaxLength(Passwords.Longest)] public string? Password { get; set; }
        [RegularExpression("fr|en")] public string Language { get; set; } = "fr";

        /// <summary>Names of what is created along, in the firm's language.</summary>
        public required Words Names { get; set; }

        /// <summary>Subjects of the predefined tasks that ship, by what makes them; one without a subject does not ship.</summary>
        public IReadOnlyDictionary<TaskTrigger, string> Tasks { get; set; } = new Dictionary<TaskTrigger, string>();
    }

    public sealed record Words(string Administrator, string Broker, string Assistant, string ToDo, string UnderWay, string Done, string Dropped)
    {
        /// <summary>The words each list begins with.</summary>
        public IReadOnlyDictionary<ListKind, IReadOnlyList<string>> Lists { get; init; } = new Dictionary<ListKind, IReadOnlyList<string>>();

        /// <summary>Names of documents that are often asked for.</summary>
        public IReadOnlyList<string> Documents { get; init; } = [];
    }

    /// <returns>The person's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        if (Inputs.Check(input) is { } problem) return problem;
        if (by.Job != Jobs.Command && await db.Users.AnyAsync(p => p.Active && p.Profile!.IsAdministrator, ct)) return new Problem("staff.administrator-exists");

        var person = Person.Of(input.Email!.Trim(), input.FirstName!.Trim(), input.LastName!.Trim(), input.Language);
        if (Passwords.Refuse(input.Password, person, nameof(Input.Password)) is { } weak) return weak;
        if (await db.Users.AnyAsync(p => p.NormalizedEmail == person.NormalizedEmail, ct)) return new Problem("staff.email-taken", nameof(Input.Email));

        person.PasswordHash = hasher.HashPassword(person, input.Password!);
        person.ProfileId = await AdministratorsAsync(db, input.Names, ct);
        db.Add(person);
        if (!await db.ActionStatuses.AnyAsync(ct)) db.AddRange(ActionStatus.Shipped(input.Names.ToDo, input.Names.UnderWay, input.Names.Done, input.Names.Dropped));
        if (!await db.ListValues.AnyAsync(ct)) db.AddRange(ListValue.Shipped(input.Names.Lists));
        await db.ShipDocumentTypesAsync(input.Names.Documents, ct);
        if (!await db.UserLists.AnyAsync(ct))
        {
            var lists = UserList.Shipped([person.Id]);
            db.AddRange(lists);
            db.AddRange(StandardTasks.Shipped(input.Tasks, lists));
        }
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : person.Id;
    }

    /// <summary>Two first visitors at once would both make the profiles: their names are unique, so the second save fails.</summary>
    private static async Task<Guid> AdministratorsAsync(BrokerDb db, Words names, CancellationToken ct)
    {
        if (await db.Profiles.FirstOrDefaultAsync(p => p.IsAdministrator, ct) is { } present) return present.Id;
        var shipped = Profile.Shipped(names.Administrator, names.Broker, names.Assistant);
        db.AddRange(shipped);
        return shipped.Single(p => p.IsAdministrator).Id;
    }
}
