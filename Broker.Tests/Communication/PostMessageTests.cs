using Broker.Core.Access;
using Broker.Core.Communication;
using Broker.Core.Demo;
using Broker.Core.Work;

namespace Broker.Tests.Communication;

using World = Broker.Tests.World.World;

/// <summary>The queue: a mail server that is down, slow or strict loses nothing and doubles nothing.</summary>
public sealed class PostMessageTests
{
    private static readonly Caller Machine = Caller.System(Jobs.Mail);
    private static readonly MailRefused Down = new(MailRefused.Unreachable, "Connection refused", forGood: false);

    [Fact]
    public async Task A_server_that_is_down_loses_nothing_and_is_asked_less_and_less_often()
    {
        await using var world = await World.OpenAsync();
        var id = await SendAsync(world);
        world.Post.Refusal = Down;
        var pauses = new List<double>();
        for (var attempt = 1; attempt < Message.MostAttempts; attempt++)
        {
            await world.Desk<PostMessage>().RunAsync(Machine, id);
            var message = (await world.Desk<MessageQuery>().RunAsync(world.Ines, id))!;
            Assert.Equal((MessageState.Queued, attempt, MailRefused.Unreachable, "Connection refused"), (message.State, message.Attempts, message.Failure, message.FailureDetail));
            pauses.Add((message.DueAt - world.Clock.Now).TotalMinutes);
            Assert.Null(await world.Desk<NextMessage>().RunAsync(Machine));
            world.Time.Advance(message.DueAt - world.Clock.Now);
            Assert.Equal(id, await world.Desk<NextMessage>().RunAsync(Machine));
        }
        Assert.Equal([1, 5, 30, 120, 480], pauses);

        world.Post.Refusal = null;
        await world.Desk<PostMessage>().RunAsync(Machine, id);
        Assert.Equal((MessageState.Sent, null), (await StateAsync(world, id), (await world.Desk<MessageQuery>().RunAsync(world.Ines, id))!.Failure));
        Assert.Single(world.Post.Letters);
    }

    [Fact]
    public async Task After_the_last_attempt_it_has_visibly_failed_its_author_is_told_and_may_try_again()
    {
        await using var world = await World.OpenAsync();
        var id = await SendAsync(world);
        world.Post.Refusal = Down;
        while (await world.Desk<NextMessage>().RunAsync(Machine) is { } next)
        {
            await world.Desk<PostMessage>().RunAsync(Machine, next);
            world.Time.Advance(TimeSpan.FromHours(9));
        }
        Assert.Equal(MessageState.Failed, await StateAsync(world, id));
        Assert.Equal(PostMessage.Failed, (await world.Desk<EventsQuery>().RunAsync(world.Theo, world.Pelissier)).Rows[0].Code);
        var told = (await world.Desk<NotificationsQuery>().RunAsync(world.Ines)).Latest[0];
        Assert.Equal((PostMessage.Notice, $"/clients/{world.Pelissier}/messages/{id}"), (told.Code, told.Link));
        Assert.DoesNotContain((await world.Desk<NotificationsQuery>().RunAsync(world.Theo)).Latest, n => n.Code == PostMessage.Notice);

        world.Post.Refusal = null;
        await world.Desk<RetryMessage>().RunAsync(world.Theo, id);
        await world.Desk<PostMessage>().RunAsync(Machine, id);
        Assert.Equal(MessageState.Sent, await StateAsync(world, id));
    }

    [Fact]
    public async Task An_address_nobody_has_fails_at_once()
    {
        await using var world = await World.OpenAsync();
        var id = await SendAsync(world);
        world.Post.Refusal = new(MailRefused.Recipient, "550 no such user", forGood: true);
        await world.Desk<PostMessage>().RunAsync(Machine, id);
        Assert.Equal(MessageState.Failed, await StateAsync(world, id));
    }

    [Fact]
    public async Task Two_workers_send_a_mail_once()
    {
        await using var world = await World.OpenAsync();
        var id = await SendAsync(world);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => world.Desk<PostMessage>().RunAsync(Machine, id))));
        Assert.Single(world.Post.Letters);
    }

    [Fact]
    public async Task A_mail_under_way_cannot_be_taken_back_and_one_left_by_a_dead_process_is_taken_up_with_the_same_key()
    {
        await using var world = await World.OpenAsync();
        var id = await SendAsync(world);
        world.Post.Meanwhile = async () =>
        {
            Assert.Equal("message.already-left", (await world.Desk<WithdrawMessage>().RunAsync(world.Ines, id)).Problem?.Code);
            throw new OperationCanceledException("the machine stops");
        };
        await Assert.ThrowsAsync<OperationCanceledException>(() => world.Desk<PostMessage>().RunAsync(Machine, id));
        Assert.Equal(MessageState.Sending, await StateAsync(world, id));
        Assert.Null(await world.Desk<NextMessage>().RunAsync(Machine));

        world.Time.Advance(Message.Lease);
        world.Post.Meanwhile = null;
        Assert.Equal(id, await world.Desk<NextMessage>().RunAsync(Machine));
        await world.Desk<PostMessage>().RunAsync(Machine, id);
        Assert.Equal($"<{id:N}@ardelane.example>", Assert.Single(world.Post.Letters).Key);
    }

    [Fact]
    public async Task The_configured_address_goes_before_the_firms_own()
    {
        await using var world = await World.OpenAsync();
        world.Post.Sender = "portail@ardelane.example";
        await world.Desk<PostMessage>().RunAsync(Machine, await SendAsync(world));
        Assert.Equal("portail@ardelane.example", Assert.Single(world.Post.Letters).SenderAddress);
    }

    private static async Task<MessageState> StateAsync(World world, Guid id) => (await world.Desk<MessageQuery>().RunAsync(world.Ines, id))!.State;

    private static async Task<Guid> SendAsync(World world) => (await world.Desk<SendMessage>().RunAsync(world.Ines,
        new() { ClientId = Cast.Pelissier.Id, To = "marc@pelissier.example", Subject = "Votre four", Body = "Bonjour" })).Value;
}
