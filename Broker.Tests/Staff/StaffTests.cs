using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Staff;

using World = Broker.Tests.World.World;

public sealed class StaffTests
{
    private static readonly CreateAdministrator.Words Names = new("Admin", "Broker", "Assistant", "To do", "Under way", "Done", "Dropped");

    [Fact, Rule("R-USR-03")]
    public async Task Nobody_deactivates_themselves()
    {
        await using var world = await World.OpenAsync();
        await AddAsync(world, await ProfileAsync(world, administrator: true));
        var input = await InputAsync(world, Cast.Helene);
        input.Active = false;
        Assert.Equal(new Problem("staff.not-oneself", "Active"), (await SaveAsync(world, input)).Problem);
    }

    [Fact, Rule("R-USR-04")]
    public async Task A_colleague_has_several_mailboxes_and_exactly_one_default()
    {
        await using var world = await World.OpenAsync();
        async Task<Person> SavedAsync(string? answersAt, params string[] mailboxes)
        {
            var input = await InputAsync(world, Cast.Ines);
            (input.Mailboxes, input.AnswersAt) = ([.. mailboxes.Select(m => new SaveStaffMember.Mailbox { Address = m })], answersAt);
            Assert.Null((await SaveAsync(world, input)).Problem);
            return await world.ReadAsync(db => db.Users.SingleAsync(p => p.Id == Cast.Ines.Id));
        }

        Assert.Equal(Cast.Ines.Email, (await world.ReadAsync(db => db.Users.SingleAsync(p => p.Id == Cast.Ines.Id))).AnswersAt());
        var two = await SavedAsync("sinistres@ardelane.example", "sinistres@ardelane.example", " flottes@ardelane.example ");
        Assert.Equal([Cast.Ines.Email, "sinistres@ardelane.example", "flottes@ardelane.example"], two.Mailboxes);
        Assert.Equal(("sinistres@ardelane.example", 1), (two.AnswersAt(), two.MailAccounts!.Count(m => m.Default)));
        Assert.Equal("sinistres@ardelane.example", (await InputAsync(world, Cast.Ines)).AnswersAt);
        // Whatever becomes of the chosen one, there is a default.
        Assert.Equal(Cast.Ines.Email, (await SavedAsync("sinistres@ardelane.example", "flottes@ardelane.example")).AnswersAt());
        Assert.Null((await SavedAsync(null)).MailAccounts);
    }

    [Theory, Rule("R-USR-04")]
    [InlineData("input.not-an-email", "sans-arobase")]
    [InlineData("staff.mailbox-twice", "INES@ardelane.example")]
    [InlineData("staff.mailbox-twice", "Flottes@ardelane.example")]
    public async Task A_mailbox_is_an_address_and_named_once(string problem, string typed)
    {
        await using var world = await World.OpenAsync();
        var input = await InputAsync(world, Cast.Ines);
        input.Mailboxes = [new() { Address = "flottes@ardelane.example" }, new() { Address = typed }];
        var refused = (await SaveAsync(world, input)).Problem;
        Assert.Equal((problem, SaveStaffMember.MailboxField(1)), (refused?.Code, refused?.Field));

        input.Mailboxes = [.. Enumerable.Range(0, SaveStaffMember.MostMailboxes + 1).Select(i => new SaveStaffMember.Mailbox { Address = $"m{i}@ardelane.example" })];
        Assert.Equal("staff.too-many-mailboxes", (await SaveAsync(world, input)).Problem?.Code);
    }

    [Fact]
    public async Task The_firm_always_keeps_an_administrator()
    {
        await using var world = await World.OpenAsync();
        var input = await InputAsync(world, Cast.Helene);
        input.ProfileId = await ProfileAsync(world, administrator: false);
        Assert.Equal(new Problem("staff.last-administrator", "ProfileId"), (await SaveAsync(world, input)).Problem);

        await AddAsync(world, await ProfileAsync(world, administrator: true));
        Assert.Null((await SaveAsync(world, input)).Problem);
    }

    [Fact]
    public async Task Who_is_deactivated_is_signed_out_and_sees_nothing_any_more()
    {
        await using var world = await World.OpenAsync();
        await world.AddAsync(new SignInSession
        {
            KeyHash = new('a', 64), PersonId = Cast.Theo.Id, Ticket = [1], CreatedAt = World.Start.UtcDateTime, SeenAt = World.Start.UtcDateTime, ExpiresAt = World.Start.UtcDateTime.AddHours(1),
        });
        var sessions = Caller.System(Jobs.Sessions);
        Assert.True(await world.Desk<SessionAlive>().RunAsync(sessions, Cast.Theo.Id, new('a', 64)));
        var stamp = await StampAsync(world);
        var input = await InputAsync(world, Cast.Theo);
        input.Active = false;

        Assert.Null((await SaveAsync(world, input)).Problem);

        Assert.False(await world.Desk<SessionAlive>().RunAsync(sessions, Cast.Theo.Id, new('a', 64)));
        Assert.Equal(0, await world.ReadAsync(db => db.SignInSessions.CountAsync()));
        Assert.NotEqual(stamp, await StampAsync(world));
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<StaffNamesQuery>().RunAsync(world.Theo));
    }

    [Fact]
    public async Task Somebody_elses_address_and_a_weak_password_are_refused()
    {
        await using var world = await World.OpenAsync();
        var profile = await ProfileAsync(world, administrator: false);
        Assert.Equal(new Problem("staff.email-taken", "Email"), (await AddAsync(world, profile, email: "NADEGE@rivelaine.example")).Problem);
        foreach (var weak in new[] { null, "short-1", "aaaaaaaaaaaaaaa", "rose@ardelane.example", "rose.tavel.rose.tavel" })
            Assert.Equal(("password.too-weak", "Password"), await AddAsync(world, profile, password: weak) is { Problem: { } p } ? (p.Code, p.Field) : default);
    }

    [Fact, Rule("R-USR-05")]
    public async Task A_new_colleague_signs_in_with_the_password_given_and_may_what_the_profile_grants()
    {
        await using var world = await World.OpenAsync();
        var made = await AddAsync(world, await ProfileAsync(world, administrator: false));
        var person = await world.ReadAsync(db => db.Users.SingleAsync(p => p.Id == made.Value));

        Assert.Equal(PasswordVerificationResult.Success, world.Desk<IPasswordHasher<Person>>().VerifyHashedPassword(person, person.PasswordHash!, "orage-lampadaire-42"));
        var actor = await world.Store.RecognizeAsync(Caller.Staff(made.Value));
        Assert.True(actor.May(Permission.ViewClients));
        Assert.False(actor.May(Permission.ManageStaff));
    }

    [Fact]
    public async Task A_profile_in_use_stays_and_the_administrators_keep_the_right_to_manage_staff()
    {
        await using var world = await World.OpenAsync();
        var rows = await world.Desk<ProfilesQuery>().RunAsync(world.Helene);
        var (administrators, brokers) = (rows.Single(r => r.IsAdministrator), rows.Single(r => r.Name == "Courtier"));
        Assert.Equal(2, brokers.Members);

        Assert.Equal(Problem.Of("profile.in-use", 2), (await world.Desk<RemoveProfile>().RunAsync(world.Helene, brokers.Id)).Problem);
        Assert.Equal("profile.administrator", (await world.Desk<RemoveProfile>().RunAsync(world.Helene, administrators.Id)).Problem?.Code);
        var input = SaveProfile.Input.Of(administrators);
        input.Permissions.Remove(Permission.ManageStaff);
        Assert.Equal("profile.administrator-keeps-staff", (await world.Desk<SaveProfile>().RunAsync(world.Helene, input)).Problem?.Code);
        Assert.Equal(new Problem("profile.name-taken", "Name"), (await world.Desk<SaveProfile>().RunAsync(world.Helene, new() { Name = "Courtier" })).Problem);

        var made = await world.Desk<SaveProfile>().RunAsync(world.Helene, new() { Name = "Stagiaire", Permissions = [Permission.ViewClients, Permission.RequestCertificates] });
        Assert.Equal([Permission.ViewClients], (await world.Desk<ProfilesQuery>().RunAsync(world.Helene)).Single(r => r.Id == made.Value).Permissions);
        Assert.Null((await world.Desk<RemoveProfile>().RunAsync(world.Helene, made.Value)).Problem);
    }

    [Fact, Rule("R-USR-05")]
    public async Task A_right_taken_from_a_profile_is_gone_at_the_next_operation()
    {
        await using var world = await World.OpenAsync();
        var brokers = SaveProfile.Input.Of((await world.Desk<ProfilesQuery>().RunAsync(world.Helene)).Single(r => r.Name == "Courtier"));
        brokers.Permissions = [];
        await world.Desk<SaveProfile>().RunAsync(world.Helene, brokers);
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<StaffNamesQuery>().RunAsync(world.Theo));
    }

    [Fact]
    public async Task The_first_visitor_makes_no_second_administrator_but_the_command_line_does()
    {
        await using var world = await World.OpenAsync();
        var create = world.Desk<CreateAdministrator>();
        Assert.Equal("staff.administrator-exists", (await create.RunAsync(Caller.System(Jobs.Setup), First())).Problem?.Code);
        Assert.Null((await create.RunAsync(Caller.System(Jobs.Command), First())).Problem);
        await Assert.ThrowsAsync<Forbidden>(() => create.RunAsync(world.Helene, First()));
    }

    private static CreateAdministrator.Input First() => new() { FirstName = "Ada", LastName = "Premier", Email = "ada@premier.example", Password = "orage-lampadaire-42", Names = Names };

    private static Task<Result<Guid>> SaveAsync(World world, SaveStaffMember.Input input) => world.Desk<SaveStaffMember>().RunAsync(world.Helene, input);

    private static Task<Result<Guid>> AddAsync(World world, Guid profile, string email = "rose@ardelane.example", string? password = "orage-lampadaire-42") =>
        SaveAsync(world, new() { FirstName = "Rose", LastName = "Tavel", Email = email, Password = password, ProfileId = profile });

    private static async Task<SaveStaffMember.Input> InputAsync(World world, CastPerson person) =>
        SaveStaffMember.Input.Of((await world.Desk<StaffQuery>().RunAsync(world.Helene)).Single(r => r.Id == person.Id));

    private static async Task<Guid> ProfileAsync(World world, bool administrator) =>
        (await world.Desk<ProfilesQuery>().RunAsync(world.Helene)).First(p => p.IsAdministrator == administrator && (administrator || p.Name == "Assistant")).Id;

    private static Task<string?> StampAsync(World world) => world.ReadAsync(db => db.Users.Where(p => p.Id == Cast.Theo.Id).Select(p => p.SecurityStamp).SingleAsync());
}
