using System.Net;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.SignIn;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.SignIn;

using World = Broker.Tests.World.World;

/// <summary>People at the door: invited, come, waiting.</summary>
internal static class DoorScene
{
    public const string Chosen = "orage-lampadaire-42", Rose = "rose@rivelaine.example";
    private static readonly Caller Machine = Caller.System(Jobs.Mail);

    /// <summary>A colleague of Nadège's whom the firm asks in; the mail has left.</summary>
    /// <returns>The membership, and what the link ends with.</returns>
    public static async Task<(Guid Membership, string Token)> InviteAsync(this World world, string email = Rose, AccessGroup group = AccessGroup.Full, CastClient? to = null)
    {
        var membership = await world.AddInvitedAsync(email, group, to);
        Assert.Null((await world.Desk<ResendInvitation>().RunAsync(world.Theo, membership)).Problem);
        return (membership, (await world.PostAsync())!);
    }

    public static async Task<Guid> AddInvitedAsync(this World world, string email = Rose, AccessGroup group = AccessGroup.Full, CastClient? to = null)
    {
        var client = (to ?? Cast.Rivelaine).Id;
        var person = await world.ReadAsync(db => db.Users.SingleOrDefaultAsync(p => p.Email == email));
        if (person is null) await world.AddAsync(person = Person.Of(email, "Rose", "Tavel"));
        var membership = new Membership { ClientId = client, PersonId = person.Id, Group = group, Stage = AccessStage.Invited };
        await world.AddAsync(membership);
        return membership.Id;
    }

    /// <summary>They have come, and the firm has yet to let them in.</summary>
    /// <returns>The task that asks it.</returns>
    public static async Task<Guid> WaitAsync(this World world, Guid membership)
    {
        await world.ChangeAsync(async db => (await db.Memberships.SingleAsync(m => m.Id == membership)).Stage = AccessStage.Awaiting);
        var task = new TaskItem
        {
            Subject = "Valider le premier accès", Kind = TaskKind.ExtranetValidation, PlannedOn = World.Today, CreatedAt = World.Start.UtcDateTime, ClientId = Cast.Rivelaine.Id, SubjectId = membership,
        };
        task.Address([Cast.Theo.Id], []);
        await world.AddAsync(task);
        return task.Id;
    }

    /// <summary>Sends what waits; the secret of the last mail that has one.</summary>
    public static async Task<string?> PostAsync(this World world)
    {
        while (await world.Desk<NextDoorMail>().RunAsync(Machine) is { } mail) Assert.Null((await world.Desk<PostDoorMail>().RunAsync(Machine, mail)).Problem);
        return world.Post.Letters.Select(l => SecretIn(l.Text)).LastOrDefault(s => s is not null);
    }

    public static string? SecretIn(string text) => text.Split("http://door.example/") is [_, var secret] ? WebUtility.HtmlDecode(secret) : null;

    public static Task<Result<AcceptInvitation.Accepted>> AcceptAsync(this World world, string token, string? password = Chosen) =>
        world.Desk<AcceptInvitation>().RunAsync(Caller.Nobody, new() { Token = token, Password = password });

    public static SignInSession Session(Guid person, char key) => new()
    {
        KeyHash = new(key, 64), PersonId = person, Ticket = [1], CreatedAt = World.Start.UtcDateTime, SeenAt = World.Start.UtcDateTime, ExpiresAt = World.Start.UtcDateTime.AddHours(12),
    };

    /// <summary>F2 on.</summary>
    public static Task WatchFirstLoginsAsync(this World world) => world.SwitchAsync(Feature.FirstLoginValidation, true);

    public static Task SwitchAsync(this World world, Feature feature, bool on) => world.AddAsync(new FeatureSwitch { Feature = feature, On = on });

    public static Task<AccessStage> StageAsync(this World world, Guid membership) => world.ReadAsync(db => db.Memberships.Where(m => m.Id == membership).Select(m => m.Stage).SingleAsync());

    public static Task<Person> PersonAsync(this World world, string email) => world.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(p => p.Email == email));
}
