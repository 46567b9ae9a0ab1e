using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Communication;
using Broker.Core.ExpectedDocuments.Reminders;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.ExpectedDocuments;

using World = Broker.Tests.World.World;

/// <summary>Reminders that leave by themselves, in a few words.</summary>
internal static class RemindScene
{
    private static readonly Caller Machine = Caller.System(Jobs.Daily);

    public static async Task<Result> RemindAsync(this World world, Action<SaveReminderRules.Input>? how = null)
    {
        var input = (await world.Desk<ReminderRulesQuery>().RunAsync(world.Helene)).Input;
        input.On = true;
        how?.Invoke(input);
        return await world.Desk<SaveReminderRules>().RunAsync(world.Helene, input);
    }

    /// <summary>What the daily worker does, and the post after it.</summary>
    public static async Task RoundAsync(this World world)
    {
        if (await world.Desk<RemindersAwakeQuery>().RunAsync(Machine) && await world.Desk<ClaimStandingJob>().RunAsync(Machine, "document-reminders") is { } work)
            await world.Desk<EndStandingJob>().RunAsync(Machine, work.Id, (await world.Desk<RemindClients>().RunAsync(Machine)).Problem?.Code);
        await world.PostAsync();
    }

    public static async Task PostAsync(this World world)
    {
        while (await world.Desk<NextMessage>().RunAsync(Machine) is { } next) await world.Desk<PostMessage>().RunAsync(Machine, next);
    }

    /// <summary>So many days later, at ten in the morning.</summary>
    public static async Task AfterAsync(this World world, int days)
    {
        for (var day = 0; day < days; day++)
        {
            world.Time.Advance(TimeSpan.FromDays(1));
            await world.RoundAsync();
        }
    }

    public static Task<List<DateOnly>> DaysAsync(this World world, Guid client) =>
        world.ReadAsync(db => db.DocumentReminders.Where(r => r.ClientId == client && r.Slot == Guid.Empty).OrderBy(r => r.Day).Select(r => r.Day).ToListAsync());

    public static Task<List<Message>> MailsAsync(this World world, Guid client) => world.ReadAsync(db => db.Messages.AsNoTracking().Where(m => m.ClientId == client).OrderBy(m => m.CreatedAt).ToListAsync());
}
