using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Communication;
using Broker.Core.ExpectedDocuments.Reminders;
using Broker.Tests.Certificates;
using Broker.Tests.Extranet;
using Broker.Tests.Sales;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.ExpectedDocuments;

using World = Broker.Tests.World.World;

/// <summary>Reminders that leave by themselves.</summary>
public sealed class RemindClientsTests
{
    private const string Kbis = "Extrait Kbis", Form = "Questionnaire signé", Losses = "Relevé de sinistralité";

    [Fact, Rule("AS-19"), Rule("AS-13")]
    public async Task In_sixty_days_a_prospect_hears_of_what_is_missing_on_the_firms_days_only_in_its_language_and_never_after_the_last_has_come()
    {
        await using var world = await World.OpenAsync();
        await world.RoundAsync();
        Assert.Null((await world.RemindAsync()).Problem);
        var prospect = await world.AddProspectAsync(language: "en");
        var sale = (await world.OpenSaleAsync(prospect)).Value;
        // Monday 15 June, in fifteen days: ten days before is a Saturday, three before too; then daily, not at week-ends.
        await world.AfterAsync(23);
        DateOnly[] said = [Day(6, 22), Day(6, 25), Day(6, 29), Day(6, 30), Day(7, 1), Day(7, 2), Day(7, 3), Day(7, 6), Day(7, 7), Day(7, 8)];
        Assert.Equal(said, await world.DaysAsync(prospect));
        var first = (await world.MailsAsync(prospect))[0];
        Assert.Equal(("en 3", MessageState.Sent, "numa@ateliers.example"), (first.Subject, first.State, first.To));
        Assert.Equal(3, first.Body.Split('\n').Count(l => l.StartsWith("- ", StringComparison.Ordinal)));

        await world.BringToSaleAsync(sale, Kbis);
        await world.AfterAsync(1);
        Assert.Equal("en 2", (await world.MailsAsync(prospect))[^1].Subject);
        foreach (var name in new[] { Form, Losses }) await world.BringToSaleAsync(sale, name, name);
        await world.AfterAsync(36);
        Assert.Equal([.. said, Day(7, 9)], await world.DaysAsync(prospect));
        Assert.Equal(11, (await world.EventsAsync(prospect, ReminderEvents.Sent)).Count);
    }

    [Fact, Rule("AS-19")]
    public async Task All_a_client_lacks_is_one_message_a_day_and_one_by_hand_counts()
    {
        await using var world = await World.OpenAsync();
        Assert.Null((await world.RemindAsync(r => (r.Term, r.DaysBefore, r.OfficeDays) = (1, "", false))).Problem);
        await world.AskAllAsync(ExpectedWorld.Liability);
        var sale = (await world.OpenSaleAsync()).Value;
        await world.AfterAsync(1);
        var digest = Assert.Single(await world.MailsAsync(world.Rivelaine), m => m.Subject.StartsWith("fr ", StringComparison.Ordinal));
        Assert.Contains("Contract ", digest.Body);
        Assert.Contains($"Sale {(await world.SaleAsync(sale)).Number}", digest.Body);

        world.Time.Advance(TimeSpan.FromHours(20));
        var about = (await world.Desk<ReminderQuery>().RunAsync(world.Theo, sale))!;
        var input = new SendReminder.Input { FileId = sale, Says = about.Says, Message = new() { ClientId = world.Rivelaine, To = about.To, Subject = "Pensez-y", Body = "Bonjour" } };
        Assert.Null((await world.Desk<SendReminder>().RunAsync(world.Theo, input)).Problem);
        world.Time.Advance(TimeSpan.FromHours(4));
        await world.RoundAsync();
        Assert.Equal(digest.Id, Assert.Single(await world.MailsAsync(world.Rivelaine), m => m.Subject.StartsWith("fr ", StringComparison.Ordinal)).Id);
        await world.BringToSaleAsync(sale, Kbis);
        Assert.Equal(new Problem("reminder.list-changed"), (await world.Desk<SendReminder>().RunAsync(world.Theo, input)).Problem);
    }

    [Fact, Rule("AS-19")]
    public async Task Killed_at_any_moment_and_made_by_several_at_once_each_client_is_written_to_once()
    {
        await using var world = await World.OpenAsync();
        Assert.Null((await world.RemindAsync(r => (r.Term, r.DaysBefore, r.OfficeDays) = (1, "", false))).Problem);
        await world.AskAllAsync(ExpectedWorld.Liability);
        await world.OpenSaleAsync(await world.AddProspectAsync());
        world.Time.Advance(TimeSpan.FromDays(1));
        for (var moment = 1; ; moment++)
        {
            await using var doomed = new DoomedProgram(world, moment, transactions: true);
            await doomed.TryAsync(all => RoundOfAsync(all, world.System));
            if (!doomed.Died) break;
        }
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => world.Desk<RemindClients>().RunAsync(world.System))));
        var perClient = await world.ReadAsync(db => db.DocumentReminders.GroupBy(r => r.ClientId).Select(g => new { g.Key, Count = g.Count(), Mails = db.Messages.Count(m => m.ClientId == g.Key && (m.Subject.StartsWith("fr ") || m.Subject.StartsWith("en "))) }).ToListAsync());
        Assert.True(perClient.Count >= 2);
        Assert.All(perClient, client => Assert.Equal((1, 1), (client.Count, client.Mails)));

        static async Task<Result> RoundOfAsync(IServiceProvider all, Caller machine)
        {
            var done = await ((RemindClients)all.GetService(typeof(RemindClients))!).RunAsync(machine);
            return done.Problem ?? Result.Done;
        }
    }

    [Fact, Rule("AS-19")]
    public async Task An_address_that_is_refused_hears_no_more_until_there_is_another()
    {
        await using var world = await World.OpenAsync();
        Assert.Null((await world.RemindAsync(r => (r.Term, r.DaysBefore, r.OfficeDays) = (1, "", false))).Problem);
        var prospect = await world.AddProspectAsync();
        await world.OpenSaleAsync(prospect);
        world.Post.Refusal = new MailRefused(MailRefused.Recipient, "550 no such user", forGood: true);
        await world.AfterAsync(1);
        world.Post.Refusal = null;
        await world.AfterAsync(2);
        Assert.Equal([Day(6, 16)], await world.DaysAsync(prospect));
        await world.ChangeAsync(async db => (await db.Clients.SingleAsync(c => c.Id == prospect)).Email = "bonjour@ateliers.example");
        await world.AfterAsync(1);
        Assert.Equal([Day(6, 16), Day(6, 19)], await world.DaysAsync(prospect));
    }

    [Fact, Rule("AS-19"), Rule("AS-12")]
    public async Task While_the_mail_server_is_down_none_piles_up_and_what_has_come_meanwhile_is_not_asked_for()
    {
        await using var world = await World.OpenAsync();
        Assert.Null((await world.RemindAsync(r => (r.Term, r.DaysBefore, r.OfficeDays) = (1, "", false))).Problem);
        var prospect = await world.AddProspectAsync();
        var sale = (await world.OpenSaleAsync(prospect)).Value;
        world.Post.Refusal = new MailRefused(MailRefused.Unreachable, null, forGood: false);
        await world.AfterAsync(1);
        foreach (var name in new[] { Kbis, Form }) await world.BringToSaleAsync(sale, name, name);
        world.Post.Refusal = null;
        world.Time.Advance(TimeSpan.FromHours(1));
        await world.PostAsync();
        Assert.Empty(await world.MailsAsync(prospect));
        Assert.Single(await world.EventsAsync(prospect, ReminderEvents.Overtaken));
        await world.AfterAsync(1);
        Assert.Equal("fr 1", Assert.Single(world.Post.Letters, l => l.To.Contains("numa@ateliers.example")).Subject);
        await world.BringToSaleAsync(sale, Losses, "trois");
        await world.AfterAsync(5);
        Assert.Single(world.Post.Letters, l => l.To.Contains("numa@ateliers.example"));
    }

    [Fact, Rule("AS-19")]
    public async Task Nothing_leaves_until_the_firm_wants_it_and_what_was_asked_long_before_has_its_whole_time()
    {
        await using var world = await World.OpenAsync();
        var prospect = await world.AddProspectAsync();
        await world.OpenSaleAsync(prospect);
        await world.AfterAsync(40);
        Assert.Empty(await world.MailsAsync(prospect));
        Assert.Null((await world.RemindAsync(r => (r.Term, r.DaysBefore, r.Daily, r.OfficeDays) = (10, "3", 1, false))).Problem);
        var on = world.Clock.Today;
        await world.AfterAsync(20);
        Assert.Equal([on.AddDays(7), on.AddDays(10)], await world.DaysAsync(prospect));
    }

    [Theory, Rule("AS-19")]
    [InlineData("10; 5 3", 15, 0, null)]
    [InlineData("dix", 15, 5, "reminder.days-not-understood")]
    [InlineData("0", 15, 5, "reminder.days-not-understood")]
    [InlineData("20", 15, 0, "reminder.never")]
    [InlineData("", 0, 5, "input.out-of-range")]
    public async Task What_cannot_be_meant_is_said(string before, int term, int daily, string? problem)
    {
        await using var world = await World.OpenAsync();
        Assert.Equal(problem, (await world.RemindAsync(r => (r.DaysBefore, r.Term, r.Daily) = (before, term, daily))).Problem?.Code);
        Assert.Equal("reminder.until-before-from", (await world.RemindAsync(r => (r.From, r.Until) = (new(9, 0), new(9, 0)))).Problem?.Code);
    }

    private static DateOnly Day(int month, int day) => new(2026, month, day);
}
