using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.SignIn;
using Broker.Tests.Bench;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.SignIn;

using World = Broker.Tests.World.World;

/// <summary>Nobody learns at the door who has an account there: neither from the answer nor from the work it takes, counted in checks of secrets and in statements.</summary>
public sealed class SameWorkTests : IAsyncLifetime
{
    private const string Unknown = "personne@nulle-part.example", Waiting = "attend@rivelaine.example", Deactivated = "parti@rivelaine.example";
    private static readonly string[] Anybody = [Cast.Nadege.Email, Cast.Theo.Email, Cast.Sabine.Email, Cast.Denis.Email, DoorScene.Rose, Waiting, Deactivated];
    private readonly CountedHasher hasher = new();
    private World world = null!;

    public async Task InitializeAsync()
    {
        world = await World.OpenAsync(services => services.AddSingleton<IPasswordHasher<Person>>(hasher));
        await world.SwitchAsync(Feature.ProspectAccounts, true);
        await world.AddInvitedAsync();
        await world.WaitAsync(await world.AddInvitedAsync(Waiting));
        await world.AddInvitedAsync(Deactivated);
        await world.ChangeAsync(async db =>
        {
            var gone = await db.Users.SingleAsync(p => p.Email == Deactivated);
            (gone.Active, gone.PasswordHash) = (false, hasher.HashPassword(gone, Cast.Password));
        });
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Theory, Rule("IND-22"), Rule("D-25"), Rule("D-26")]
    [InlineData("password", 1), InlineData("code", 1), InlineData("ask", 0), InlineData("reset", 0), InlineData("register", 0)]
    public async Task Known_or_not_takes_the_same_checks_and_the_same_statements(string way, int checks)
    {
        var first = await TryAsync(way, Unknown);
        var other = await TryAsync(way, Unknown);
        Assert.Equal(first, other);
        Assert.Equal(checks, first.Checks);
        Assert.True(first.Commands > 2);
        foreach (var email in Anybody) Assert.Equal((email, first), (email, await TryAsync(way, email)));
        // Nothing leaves while somebody waits for the answer.
        Assert.Empty(world.Post.Letters);
    }

    [Fact, Rule("IND-22")]
    public async Task A_code_that_waits_to_be_typed_is_not_seen_from_outside()
    {
        var without = await TryAsync("code", Unknown);
        await world.Desk<AskCode>().RunAsync(Caller.Nobody, new() { Email = Cast.Nadege.Email });
        await world.PostAsync();
        Assert.Equal(1, await world.ReadAsync(db => db.SignInCodes.CountAsync(c => c.EndedAt == null)));
        Assert.Equal(without, await TryAsync("code", Cast.Nadege.Email));
    }

    [Fact, Rule("IND-22")]
    public async Task Five_wrong_passwords_shut_the_door_for_a_while_whether_anybody_is_behind_it_or_not()
    {
        foreach (var email in new[] { Unknown, Cast.Nadege.Email, Deactivated, DoorScene.Rose })
        {
            for (var i = 0; i < 5; i++) Assert.Equal("sign-in.wrong", (await EnterAsync(email)).Problem?.Code);
            Assert.Equal(await TryAsync("password", Unknown), await TryAsync("password", email));
            Assert.Equal("sign-in.locked", (await EnterAsync(email, Cast.Password)).Problem?.Code);
        }
        world.Time.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        Assert.Equal(Cast.Nadege.Id, (await EnterAsync(Cast.Nadege.Email, Cast.Password)).Value);
        Assert.Equal("sign-in.wrong", (await EnterAsync(Deactivated, Cast.Password)).Problem?.Code);
    }

    [Fact]
    public async Task The_right_password_makes_the_slips_before_it_forgotten()
    {
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 4; i++) await EnterAsync(Cast.Nadege.Email);
            Assert.False((await EnterAsync($" {Cast.Nadege.Email.ToUpperInvariant()} ", Cast.Password)).Failed);
        }
    }

    [Fact]
    public async Task Of_many_guesses_at_the_same_moment_no_more_than_five_are_looked_at()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => EnterAsync(Cast.Nadege.Email, i == 11 ? Cast.Password : $"rien de bon {i}"))));
        // Whoever was not counted was not answered: the right one among them may have come too late, never for nothing.
        Assert.All(answers, a => Assert.True(!a.Failed || a.Problem.Code is "sign-in.wrong" or "sign-in.locked"));
        Assert.InRange(await world.ReadAsync(db => db.SignInRecords.CountAsync(r => r.PersonId == Cast.Nadege.Id && r.Outcome == SignInOutcome.Wrong && r.At >= World.Start.UtcDateTime)), 1, 5 + answers.Count(a => !a.Failed) * 5);
    }

    [Fact, Rule("D-22")]
    public async Task A_groups_second_identifier_is_not_found_by_an_address_nor_a_person_by_a_name()
    {
        Assert.Equal("sign-in.wrong", (await EnterAsync("nadege", Cast.Password)).Problem?.Code);
        Assert.Equal(1, hasher.Checks);
    }

    /// <summary>What one try costs.</summary>
    private async Task<(int Checks, int Commands, string? Said)> TryAsync(string way, string email)
    {
        var before = hasher.Checks;
        using var count = new QueryCount(onlyMine: true);
        var said = way switch
        {
            "password" => (await EnterAsync(email)).Problem,
            "code" => (await world.Desk<EnterWithCode>().RunAsync(Caller.Nobody, new() { Email = email, Code = "00000" })).Problem,
            "ask" => (await world.Desk<AskCode>().RunAsync(Caller.Nobody, new() { Email = email })).Problem,
            "reset" => (await world.Desk<AskPasswordReset>().RunAsync(Caller.Nobody, new() { Email = email })).Problem,
            _ => (await world.Desk<RegisterProspect>().RunAsync(Caller.Nobody, new() { FirstName = "Rose", LastName = "Tavel", Email = email })).Problem,
        };
        return (hasher.Checks - before, count.Commands, said?.Code);
    }

    private Task<Result<Guid>> EnterAsync(string email, string password = "pas le bon du tout") => world.Desk<EnterWithPassword>().RunAsync(Caller.Nobody, new() { Identifier = email, Password = password, From = "203.0.113.7" });

    /// <summary>The framework's own, counted.</summary>
    private sealed class CountedHasher : PasswordHasher<Person>
    {
        private int checks;

        public int Checks => checks;

        public override PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref checks);
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
