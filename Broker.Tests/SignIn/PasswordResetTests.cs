using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.SignIn;
using Broker.Core.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.SignIn;

using World = Broker.Tests.World.World;

/// <summary>F3: a forgotten password, and what nobody may learn from asking.</summary>
public sealed class PasswordResetTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("R-EXT-04"), Rule("D-25")]
    public async Task A_link_by_mail_sets_a_new_password_once_and_ends_every_session()
    {
        await world.AddAsync(DoorScene.Session(Cast.Nadege.Id, 'a'), DoorScene.Session(Cast.Nadege.Id, 'b'), DoorScene.Session(Cast.Marc.Id, 'c'));
        Assert.Null((await AskAsync(Cast.Nadege.Email)).Problem);
        var token = (await world.PostAsync())!;
        Assert.Equal(Cast.Nadege.Email, (await world.Desk<ResetLinkQuery>().RunAsync(Caller.Nobody, token)).Value);

        Assert.Null((await ResetAsync(token)).Problem);

        var nadege = await world.PersonAsync(Cast.Nadege.Email);
        Assert.Equal(PasswordVerificationResult.Success, world.Desk<IPasswordHasher<Person>>().VerifyHashedPassword(nadege, nadege.PasswordHash!, DoorScene.Chosen));
        Assert.Equal([Cast.Marc.Id], await world.ReadAsync(db => db.SignInSessions.Select(s => s.PersonId).ToListAsync()));
        Assert.Equal("link.used", (await ResetAsync(token)).Problem?.Code);
        await world.PostAsync();
        Assert.Equal(nameof(DoorMailKind.Changed), world.Post.Letters.Last().Subject);
    }

    [Fact, Rule("D-25")]
    public async Task Any_address_gets_the_same_answer_and_leaves_the_same_traces()
    {
        foreach (var email in new[] { Cast.Nadege.Email, "personne@nulle-part.example", Cast.Sabine.Email, Cast.Denis.Email })
        {
            var before = await world.ReadAsync(db => db.DoorMails.CountAsync());
            Assert.Null((await AskAsync(email)).Problem);
            Assert.Equal(before + 1, await world.ReadAsync(db => db.DoorMails.CountAsync()));
        }
        Assert.Equal(0, await world.ReadAsync(db => db.OneTimeLinks.CountAsync()));
        await world.PostAsync();
        Assert.Equal([Cast.Nadege.Email, Cast.Sabine.Email, Cast.Denis.Email], world.Post.Letters.Select(l => l.To.Single()));
    }

    [Fact, Rule("D-25")]
    public async Task Who_cannot_come_in_is_told_so_and_gets_no_link()
    {
        await world.InviteAsync();
        world.Post.Letters.Clear();
        foreach (var email in new[] { Cast.Sabine.Email, Cast.Denis.Email, DoorScene.Rose }) await AskAsync(email);
        await world.PostAsync();

        Assert.All(world.Post.Letters, letter => Assert.Equal((nameof(DoorMailKind.ResetRefused), null), (letter.Subject, DoorScene.SecretIn(letter.Text))));
        Assert.Equal(3, world.Post.Letters.Count);
    }

    [Fact, Rule("D-25")]
    public async Task Half_an_hour_later_the_link_opens_nothing()
    {
        await AskAsync(Cast.Nadege.Email);
        var token = (await world.PostAsync())!;
        world.Time.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal("link.expired", (await ResetAsync(token)).Problem?.Code);
    }

    [Fact]
    public async Task A_mail_that_could_not_leave_in_time_never_leaves()
    {
        await AskAsync(Cast.Nadege.Email);
        world.Time.Advance(TimeSpan.FromMinutes(31));
        Assert.Null(await world.PostAsync());
        Assert.Equal(DoorMailState.Dropped, await world.ReadAsync(db => db.DoorMails.Select(m => m.State).SingleAsync()));
    }

    [Fact]
    public async Task A_newer_link_ends_the_former_and_an_invitation_is_no_reset()
    {
        await AskAsync(Cast.Nadege.Email);
        var first = (await world.PostAsync())!;
        await AskAsync(Cast.Nadege.Email);
        var second = (await world.PostAsync())!;
        Assert.Equal("link.replaced", (await ResetAsync(first)).Problem?.Code);
        Assert.Equal("link.unknown", (await world.AcceptAsync(second)).Problem?.Code);
        Assert.Null((await ResetAsync(second)).Problem);

        var (_, invitation) = await world.InviteAsync();
        Assert.Equal("link.unknown", (await ResetAsync(invitation)).Problem?.Code);
    }

    [Fact, Rule("R-EXT-04"), Rule("R-EXT-13")]
    public async Task Switched_off_nothing_is_sent_and_no_link_works()
    {
        await AskAsync(Cast.Nadege.Email);
        var token = (await world.PostAsync())!;
        await world.SwitchAsync(Feature.ForgottenPassword, false);

        Assert.Equal("reset.off", (await AskAsync(Cast.Nadege.Email)).Problem?.Code);
        Assert.Equal("reset.off", (await ResetAsync(token)).Problem?.Code);
        Assert.False((await world.Desk<SignInWaysQuery>().RunAsync(Caller.Nobody)).ForgottenPassword);
    }

    [Fact]
    public async Task Asking_over_and_over_is_refused_alike_for_known_and_unknown()
    {
        foreach (var email in new[] { Cast.Nadege.Email, "personne@nulle-part.example" })
        {
            for (var i = 0; i < 3; i++) Assert.Null((await AskAsync(email)).Problem);
            Assert.Equal("reset.too-many", (await AskAsync(email.ToUpperInvariant())).Problem?.Code);
        }
        world.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.Null((await AskAsync(Cast.Nadege.Email)).Problem);
    }

    [Fact]
    public async Task Whoever_was_locked_out_by_wrong_passwords_is_no_longer()
    {
        await world.ChangeAsync(async db => (await db.Users.SingleAsync(p => p.Id == Cast.Nadege.Id)).LockoutEnd = World.Start.AddMinutes(10));
        await AskAsync(Cast.Nadege.Email);
        await ResetAsync((await world.PostAsync())!);
        Assert.Null((await world.PersonAsync(Cast.Nadege.Email)).LockoutEnd);
    }

    private Task<Result> AskAsync(string email) => world.Desk<AskPasswordReset>().RunAsync(Caller.Nobody, new() { Email = email, From = "203.0.113.7" });

    private Task<Result> ResetAsync(string token) => world.Desk<ResetPassword>().RunAsync(Caller.Nobody, new() { Token = token, Password = DoorScene.Chosen });
}
