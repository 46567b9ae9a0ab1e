using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Communication;
using Broker.Core.Demo;
using Broker.Core.SignIn;
using Broker.Core.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.SignIn;

using World = Broker.Tests.World.World;

/// <summary>Asking somebody in: one link, one use, and a password nobody else ever knows.</summary>
public sealed class InvitationTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("R-EXT-02"), Rule("R-EXT-03")]
    public async Task Whoever_is_invited_chooses_a_password_by_the_link_and_is_in()
    {
        var (membership, token) = await world.InviteAsync();
        Assert.Equal(new InvitationQuery.Invited("Rose", DoorScene.Rose, Cast.Rivelaine.Name, NeedsPassword: true), (await world.Desk<InvitationQuery>().RunAsync(Caller.Nobody, token)).Value);

        var accepted = await world.AcceptAsync(token);

        Assert.True(accepted.Value.Chosen);
        var person = await world.PersonAsync(DoorScene.Rose);
        Assert.Equal(PasswordVerificationResult.Success, world.Desk<IPasswordHasher<Person>>().VerifyHashedPassword(person, person.PasswordHash!, DoorScene.Chosen));
        Assert.Equal(AccessStage.Open, await world.StageAsync(membership));
        Assert.Equal([Cast.Rivelaine.Name], (await world.Desk<WhereToQuery>().RunAsync(Caller.Staff(person.Id))).Accounts.Select(a => a.Name));
        Assert.Equal(1, await world.ReadAsync(db => db.Events.CountAsync(e => e.ClientId == world.Rivelaine && e.Code == "client.first-sign-in" && e.By == "Rose Tavel")));
    }

    [Fact]
    public async Task Before_accepting_one_sees_nothing_of_the_account()
    {
        var (_, _) = await world.InviteAsync();
        var person = await world.PersonAsync(DoorScene.Rose);

        Assert.Empty((await world.Desk<WhereToQuery>().RunAsync(Caller.Staff(person.Id))).Accounts);
        Assert.Equal(ActorKind.Nobody, (await world.Store.RecognizeAsync(Caller.Client(person.Id, world.Rivelaine))).Kind);
    }

    [Fact]
    public async Task Looking_at_the_link_as_mail_scanners_do_changes_nothing()
    {
        var (membership, token) = await world.InviteAsync();
        var before = await world.ReadAsync(db => db.Audit.CountAsync());
        for (var look = 0; look < 5; look++) Assert.False((await world.Desk<InvitationQuery>().RunAsync(Caller.Nobody, token)).Failed);

        Assert.Equal(before, await world.ReadAsync(db => db.Audit.CountAsync()));
        Assert.Equal(AccessStage.Invited, await world.StageAsync(membership));
        Assert.False((await world.AcceptAsync(token)).Failed);
    }

    [Fact]
    public async Task A_link_works_once_and_not_after_fourteen_days()
    {
        var (_, token) = await world.InviteAsync();
        Assert.False((await world.AcceptAsync(token)).Failed);
        Assert.Equal("link.used", (await world.AcceptAsync(token, "une-autre-phrase-secrete")).Problem?.Code);
        Assert.Equal("link.used", (await world.Desk<InvitationQuery>().RunAsync(Caller.Nobody, token)).Problem?.Code);

        var (membership, late) = await world.InviteAsync("tard@rivelaine.example");
        world.Time.Advance(TimeSpan.FromDays(14) + TimeSpan.FromMinutes(1));
        Assert.Equal("link.expired", (await world.AcceptAsync(late)).Problem?.Code);
        Assert.Equal(AccessStage.Invited, await world.StageAsync(membership));
    }

    [Fact]
    public async Task Two_presses_at_the_same_moment_choose_one_password()
    {
        var (_, token) = await world.InviteAsync();
        var both = await Task.WhenAll(world.AcceptAsync(token, "la-premiere-phrase-1"), world.AcceptAsync(token, "la-seconde-phrase-2"));

        Assert.Single(both, b => !b.Failed);
        Assert.Equal("link.used", both.Single(b => b.Failed).Problem?.Code);
    }

    [Fact]
    public async Task A_newer_invitation_ends_the_former_link()
    {
        var (membership, first) = await world.InviteAsync();
        Assert.Null((await world.Desk<ResendInvitation>().RunAsync(world.Theo, membership)).Problem);
        var second = (await world.PostAsync())!;

        Assert.NotEqual(first, second);
        Assert.Equal("link.replaced", (await world.AcceptAsync(first)).Problem?.Code);
        Assert.False((await world.AcceptAsync(second)).Failed);
    }

    [Theory]
    [InlineData(""), InlineData("0"), InlineData("00000000000000000000000000000000000000000000000000000000000000ff"), InlineData("../../etc/passwd"), InlineData("%00")]
    public async Task A_forged_link_opens_nothing(string token)
    {
        await world.InviteAsync();
        Assert.Equal("link.unknown", (await world.Desk<InvitationQuery>().RunAsync(Caller.Nobody, token)).Problem?.Code);
        Assert.True((await world.AcceptAsync(token)).Failed);
    }

    [Fact]
    public async Task A_weak_password_is_refused_and_the_link_stays_good()
    {
        var (_, token) = await world.InviteAsync();
        foreach (var weak in new[] { null, "", "court", "rose.tavel.rose.tavel" })
            Assert.Equal(("password.too-weak", "Password"), ((await world.AcceptAsync(token, weak)).Problem!.Code, (await world.AcceptAsync(token, weak)).Problem!.Field));
        Assert.False((await world.AcceptAsync(token)).Failed);
    }

    [Fact]
    public async Task An_access_closed_meanwhile_is_not_opened_by_the_link()
    {
        var (membership, token) = await world.InviteAsync();
        await world.ChangeAsync(async db => (await db.Memberships.SingleAsync(m => m.Id == membership)).Active = false);
        Assert.Equal("link.closed", (await world.AcceptAsync(token)).Problem?.Code);

        var (_, ofBrunoy) = await world.InviteAsync("rose@brunoy.example", to: Cast.Brunoy);
        Assert.Equal("link.closed", (await world.AcceptAsync(ofBrunoy)).Problem?.Code);
        Assert.Null((await world.PersonAsync("rose@brunoy.example")).PasswordHash);
    }

    [Fact, Rule("IND-24")]
    public async Task Who_has_a_password_already_keeps_it_and_gets_one_account_more()
    {
        var before = (await world.PersonAsync(Cast.Marc.Email)).PasswordHash;
        var (membership, token) = await world.InviteAsync(Cast.Marc.Email, AccessGroup.Limited);
        Assert.Equal(nameof(DoorMailKind.InvitationToMore), world.Post.Letters.Last().Subject);
        Assert.False((await world.Desk<InvitationQuery>().RunAsync(Caller.Nobody, token)).Value.NeedsPassword);

        Assert.False((await world.AcceptAsync(token, "ne-doit-servir-a-rien")).Value.Chosen);

        Assert.Equal(before, (await world.PersonAsync(Cast.Marc.Email)).PasswordHash);
        Assert.Equal(AccessStage.Open, await world.StageAsync(membership));
        Assert.Equal(2, (await world.Desk<WhereToQuery>().RunAsync(Caller.Staff(Cast.Marc.Id))).Accounts.Count);
    }

    [Fact]
    public async Task The_secret_is_nowhere_but_in_the_mail()
    {
        var (_, token) = await world.InviteAsync();
        await using var db = await world.OpenAsync(world.System);
        var kept = await db.Audit.Where(a => a.Values.Contains(token)).CountAsync() + await db.OneTimeLinks.CountAsync(l => l.SecretHash == token);
        var told = await db.Audit.CountAsync(a => a.Values.Contains(Secrets.Hash(token)));

        Assert.Equal((0, 0), (kept, told));
        Assert.Equal(0, await db.Messages.CountAsync(m => m.Body.Contains(token) || m.To.Contains(DoorScene.Rose)));
        Assert.Equal(Secrets.Hash(token), await db.OneTimeLinks.Select(l => l.SecretHash).SingleAsync());
    }

    [Fact]
    public async Task A_mail_server_that_is_down_is_tried_again_with_a_new_secret()
    {
        var membership = await world.AddInvitedAsync();
        await world.Desk<ResendInvitation>().RunAsync(world.Theo, membership);
        world.Post.Refusal = new(MailRefused.Unreachable, "down", forGood: false);
        Assert.Null(await world.PostAsync());
        world.Post.Refusal = null;
        world.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.False((await world.AcceptAsync((await world.PostAsync())!)).Failed);
    }

    [Fact, Rule("IND-08")]
    public async Task A_primary_asks_a_colleague_in_again_and_a_full_contact_only_those_below()
    {
        var (rose, token) = await world.InviteAsync();
        Assert.Null((await world.Desk<ResendInvitation>().RunAsync(world.Nadege, rose)).Problem);
        Assert.NotEqual(token, await world.PostAsync());
        Assert.Contains("Nadège Barthel", world.Post.Letters.Last().Text);

        Assert.Equal(Problem.Missing, (await world.Desk<ResendInvitation>().RunAsync(world.Marc, rose)).Problem);
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<ResendInvitation>().RunAsync(world.Luc, rose));
        await world.ChangeAsync(async db => (await db.Memberships.SingleAsync(m => m.PersonId == Cast.Luc.Id)).Group = AccessGroup.Full);
        Assert.Equal(Problem.Missing, (await world.Desk<ResendInvitation>().RunAsync(world.Luc, rose)).Problem);
    }

    [Fact]
    public async Task Who_has_come_already_is_not_asked_again()
    {
        var (membership, token) = await world.InviteAsync();
        await world.AcceptAsync(token);
        Assert.Equal("access.not-invited", (await world.Desk<ResendInvitation>().RunAsync(world.Theo, membership)).Problem?.Code);
    }
}
