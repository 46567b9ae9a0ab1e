using System.Globalization;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.SignIn;
using Broker.Core.Staff;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.SignIn;

using World = Broker.Tests.World.World;

/// <summary>Five digits by mail: easy for whoever reads the mailbox, useless to guess.</summary>
public sealed class SignInCodeTests : IAsyncLifetime
{
    private const string Home = "203.0.113.7";
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("IND-20"), Rule("D-21")]
    public async Task The_code_that_was_sent_lets_in_once()
    {
        var code = await CodeAsync(Cast.Nadege.Email);
        Assert.Matches("^[0-9]{5}$", code);

        Assert.Equal(Cast.Nadege.Id, (await EnterAsync(Cast.Nadege.Email, code)).Value);
        Assert.Equal("code.wrong", (await EnterAsync(Cast.Nadege.Email, code)).Problem?.Code);
    }

    [Fact]
    public async Task It_may_be_typed_with_blanks_and_the_address_in_capitals()
    {
        var code = await CodeAsync(Cast.Nadege.Email);
        Assert.Equal(Cast.Nadege.Id, (await EnterAsync(Cast.Nadege.Email.ToUpperInvariant(), $" {code[..2]} {code[2..]} ")).Value);
    }

    [Theory, Rule("IND-21")]
    [InlineData(null), InlineData("06 12 34 56 78")]
    public async Task The_code_goes_by_mail_and_by_nothing_else_whatever_number_the_firm_has_noted(string? mobile)
    {
        await world.ChangeAsync(async db => (await db.Contacts.SingleAsync(c => c.PersonId == Cast.Nadege.Id)).Mobile = mobile);
        var code = await CodeAsync(Cast.Nadege.Email);
        Assert.Equal([Cast.Nadege.Email], Assert.Single(world.Post.Letters).To);
        Assert.False((await EnterAsync(Cast.Nadege.Email, code)).Failed);
        // Nothing of the door knows another way to send one.
        Assert.DoesNotContain(Enum.GetNames<SignInWay>().Concat(Enum.GetNames<DoorMailKind>()), name => name.Contains("Text", StringComparison.Ordinal) || name.Contains("Sms", StringComparison.OrdinalIgnoreCase));
    }

    [Fact, Rule("IND-20")]
    public async Task A_second_code_ends_the_first()
    {
        var (first, second) = (await CodeAsync(Cast.Nadege.Email), await CodeAsync(Cast.Nadege.Email));
        if (first != second) Assert.Equal("code.wrong", (await EnterAsync(Cast.Nadege.Email, first)).Problem?.Code);
        Assert.Equal(1, await world.ReadAsync(db => db.SignInCodes.CountAsync(c => c.EndedAt == null)));
        Assert.False((await EnterAsync(Cast.Nadege.Email, second)).Failed);
    }

    [Fact, Rule("IND-23")]
    public async Task After_five_failures_the_right_code_is_of_no_use()
    {
        var code = await CodeAsync(Cast.Nadege.Email);
        for (var i = 1; i <= 5; i++) Assert.Equal("code.wrong", (await EnterAsync(Cast.Nadege.Email, Other(code, i))).Problem?.Code);
        Assert.Equal("code.wrong", (await EnterAsync(Cast.Nadege.Email, code)).Problem?.Code);
    }

    [Fact, Rule("IND-23")]
    public async Task After_four_failures_it_still_lets_in_and_after_ten_minutes_no_more()
    {
        var code = await CodeAsync(Cast.Nadege.Email);
        for (var i = 1; i <= 4; i++) await EnterAsync(Cast.Nadege.Email, Other(code, i));
        Assert.False((await EnterAsync(Cast.Nadege.Email, code)).Failed);

        var late = await CodeAsync(Cast.Marc.Email);
        world.Time.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        Assert.Equal("code.wrong", (await EnterAsync(Cast.Marc.Email, late)).Problem?.Code);
    }

    [Fact, Rule("IND-23")]
    public async Task Five_thousand_wrong_codes_are_impossible()
    {
        var (looked, asks) = (0, 0);
        for (var tried = 0; tried < 5_000; tried++)
        {
            // Whoever guesses comes from another network each time, and asks for a new code whenever they may, but does not insist for long.
            var from = $"198.{tried / 250}.{tried % 250}.9";
            if (tried % 5 == 0 && tried >= asks)
            {
                if (!(await AskAsync(Cast.Nadege.Email, from)).Failed) await world.PostAsync();
                else asks = tried + 100;
            }
            if ((await EnterAsync(Cast.Nadege.Email, tried.ToString("00000", CultureInfo.InvariantCulture), from)) is { Failed: false } or { Problem.Code: "code.wrong" }) looked++;
            world.Time.Advance(TimeSpan.FromSeconds(5));
        }
        Assert.InRange(looked, 5, 45);
    }

    [Fact, Rule("IND-23")]
    public async Task One_network_is_counted_as_a_whole()
    {
        var refused = 0;
        for (var i = 0; i < 70; i++)
            if ((await EnterAsync($"personne-{i}@nulle-part.example", "00000", $"198.51.100.{i}")).Problem?.Code == "code.too-many") refused++;
        Assert.Equal(10, refused);
        Assert.Equal("code.wrong", (await EnterAsync("personne@nulle-part.example", "00000", "198.51.101.1")).Problem?.Code);
    }

    [Fact, Rule("IND-22")]
    public async Task An_unknown_address_reads_the_same_at_every_step()
    {
        foreach (var email in new[] { Cast.Nadege.Email, "personne@nulle-part.example" })
        {
            for (var i = 0; i < 3; i++) Assert.Null((await AskAsync(email)).Problem);
            Assert.Equal("code.too-many", (await AskAsync(email)).Problem?.Code);
            Assert.Equal(EnterWithCode.Wrong, (await EnterAsync(email, "abc")).Problem);
        }
        await world.PostAsync();
        Assert.All(world.Post.Letters, letter => Assert.Equal([Cast.Nadege.Email], letter.To));
    }

    [Fact, Rule("D-21")]
    public async Task The_firms_own_people_and_those_without_access_get_no_code()
    {
        await AskAsync(Cast.Theo.Email);
        await AskAsync(Cast.Sabine.Email);
        await world.PostAsync();

        Assert.Equal([nameof(DoorMailKind.ResetRefused)], world.Post.Letters.Select(l => l.Subject));
        Assert.Equal(0, await world.ReadAsync(db => db.SignInCodes.CountAsync()));
    }

    [Fact, Rule("D-21")]
    public async Task The_firm_chooses_the_ways_in()
    {
        var ways = SaveSignInWays.Input.Of(await world.Desk<SignInWaysQuery>().RunAsync(Caller.Nobody));
        ways.Clients = SignInWays.Password;
        Assert.Null((await world.Desk<SaveSignInWays>().RunAsync(world.Helene, ways)).Problem);

        Assert.Equal("code.off", (await AskAsync(Cast.Nadege.Email)).Problem?.Code);
        Assert.Equal("code.off", (await EnterAsync(Cast.Nadege.Email, "12345")).Problem?.Code);
        Assert.Equal(Problem.Stale, (await world.Desk<SaveSignInWays>().RunAsync(world.Helene, ways)).Problem);
        Assert.False((await world.Desk<SignInWaysQuery>().RunAsync(Caller.Nobody)).ByCode);
    }

    [Fact, Rule("IND-23")]
    public async Task The_code_is_kept_as_a_hash_alone()
    {
        var code = await CodeAsync(Cast.Nadege.Email);
        var kept = await world.ReadAsync(db => db.SignInCodes.Select(c => c.Hash).SingleAsync());
        Assert.DoesNotContain(code, kept);
        Assert.Equal(0, await world.ReadAsync(db => db.Audit.CountAsync(a => a.Subject == nameof(SignInCode) || a.Subject == nameof(DoorMail))));
    }

    private async Task<string> CodeAsync(string email)
    {
        Assert.Null((await AskAsync(email)).Problem);
        return (await world.PostAsync())!;
    }

    private static string Other(string code, int by) => ((int.Parse(code, CultureInfo.InvariantCulture) + by) % 100_000).ToString("00000", CultureInfo.InvariantCulture);

    private Task<Result> AskAsync(string email, string from = Home) => world.Desk<AskCode>().RunAsync(Caller.Nobody, new() { Email = email, From = from });

    private Task<Result<Guid>> EnterAsync(string email, string code, string from = Home) => world.Desk<EnterWithCode>().RunAsync(Caller.Nobody, new() { Email = email, Code = code, From = from });
}
