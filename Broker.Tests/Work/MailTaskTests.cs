using System.Text;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Communication;
using Broker.Core.Demo;
using Broker.Core.Work;
using Broker.Portal.Features.Communication;
using Broker.Portal.Features.Work;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Work;

using World = Broker.Tests.World.World;
using CastScreen = Broker.Tests.World.CastScreen;

/// <summary>A task made from a mail a client sent keeps the way back to it (R-TSK-01).</summary>
public sealed class MailTaskTests : IAsyncLifetime
{
    private World world = null!;
    private Guid mail;

    public async Task InitializeAsync()
    {
        world = await World.OpenAsync();
        mail = (await world.Desk<FileReceivedMail>().RunAsync(world.Ines, new() { ClientId = world.Pelissier, FileName = "courrier.eml" },
            new MemoryStream(Encoding.UTF8.GetBytes("From: Marc <marc@pelissier.example>\nSubject: Nouveau four\nDate: Fri, 5 Jun 2026 09:12:00 +0200\n\nBonjour")))).Value;
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("R-TSK-01")]
    public async Task It_is_about_the_mails_client_and_each_leads_to_the_other()
    {
        var from = (await world.Desk<TaskChoicesQuery>().RunAsync(world.Ines, messageId: mail)).From!;
        Assert.Equal((world.Pelissier, "Nouveau four", "Marc <marc@pelissier.example>"), (from.ClientId, from.Mail, from.Sender));

        var id = (await MakeAsync(mail)).Value;
        var task = (await world.Desk<TaskQuery>().RunAsync(world.Theo, id))!;
        Assert.Equal((world.Pelissier, mail, "Nouveau four"), (task.ClientId, task.MessageId, task.Mail));
        Assert.Equal([(id, true)], await TasksAsync());
        await world.Desk<EndTask>().RunAsync(world.Theo, id);
        Assert.Equal([(id, false)], await TasksAsync());
    }

    [Fact]
    public async Task A_mail_waits_until_somebody_answers_it_makes_a_task_of_it_or_sets_it_aside()
    {
        var query = world.Desk<UnprocessedMailsQuery>();
        foreach (var row in (await query.RunAsync(world.Ines)).Rows.Where(r => r.Id != mail)) await world.Desk<ProcessMail>().RunAsync(world.Ines, row.Id);
        Assert.Equal((1, mail), ((await query.CountAsync(world.Ines)).Count, (await query.RunAsync(world.Theo)).Rows.Single().Id));

        await MakeAsync(mail);
        Assert.Equal(0, (await query.CountAsync(world.Ines)).Count);
        Assert.Equal(Cast.Ines.FullName, (await world.Desk<MessageQuery>().RunAsync(world.Ines, mail))!.ProcessedBy);

        await world.Desk<ProcessMail>().RunAsync(world.Theo, mail, done: false);
        Assert.Equal(1, (await query.CountAsync(world.Ines)).Count);
        var answer = new MessageInput { ClientId = world.Pelissier, AnswersId = mail, To = "marc@pelissier.example", Subject = "Re: Nouveau four", Body = "C’est noté." };
        answer.Id = (await world.Desk<KeepDraft>().RunAsync(world.Theo, answer)).Value;
        Assert.Equal((1, mail), ((await query.CountAsync(world.Ines)).Count, (await world.Desk<MessageQuery>().RunAsync(world.Theo, answer.Id.Value))!.AnswersId));
        Assert.Null((await world.Desk<SendMessage>().RunAsync(world.Theo, answer)).Problem);
        Assert.Equal((0, null), ((await query.CountAsync(world.Ines)).Count, (await query.CountAsync(world.Ines)).Since));
        // A mail of ours is nothing to deal with.
        Assert.Equal(Problem.Missing, (await world.Desk<ProcessMail>().RunAsync(world.Theo, answer.Id.Value, done: false)).Problem);
    }

    [Fact]
    [Trait("Kind", "Page")]
    public async Task The_list_of_mails_to_deal_with_empties_on_every_screen()
    {
        using var theos = new CastScreen(world, world.Theo);
        using var ineses = new CastScreen(world, world.Ines);
        var (theo, ines) = (theos.Open<MailsPage>("/mails", _ => { }), ineses.Open<MailsPage>("/mails", _ => { }));
        foreach (var page in new[] { theo, ines }) page.WaitForAssertion(() => Assert.Contains(page.FindAll("tbody tr"), r => r.TextContent.Contains("Nouveau four")));
        await theo.FindAll("tbody tr").Single(r => r.TextContent.Contains("Nouveau four")).QuerySelector("button")!.ClickAsync(new());
        ines.WaitForAssertion(() => Assert.DoesNotContain("Nouveau four", ines.Markup));
    }

    [Fact, Rule("R-TSK-01")]
    public async Task Only_a_mail_that_came_in_makes_one()
    {
        var draft = (await world.Desk<KeepDraft>().RunAsync(world.Theo, new() { ClientId = world.Pelissier, Subject = "Brouillon" })).Value;
        Assert.Equal(Problem.Missing, (await MakeAsync(draft)).Problem);
        Assert.Equal(Problem.Missing, (await MakeAsync(Guid.NewGuid())).Problem);
        Assert.Null((await world.Desk<TaskChoicesQuery>().RunAsync(world.Ines, messageId: draft)).From);
    }

    [Fact, Rule("R-TSK-01")]
    [Trait("Kind", "Page")]
    public async Task From_the_mail_one_opens_the_form_with_its_subject_and_the_mail_shows_the_task_at_once()
    {
        using var screen = new CastScreen(world, world.Theo);
        var panel = screen.Open<MessagesPanel>("/", p => p.Add(m => m.ClientId, world.Pelissier).Add(m => m.MayTask, true));
        panel.WaitForAssertion(() => Assert.Contains(panel.FindAll("td.acts a"), a => a.GetAttribute("href") == $"/tasks?message={mail}"));
        var page = screen.Open<MessagePage>("/", p => p.Add(m => m.ClientId, world.Pelissier).Add(m => m.MessageId, mail));
        page.WaitForAssertion(() => Assert.Equal($"/tasks?message={mail}", page.FindAll(".page-head a.btn").First(a => a.TextContent.Contains("tâche")).GetAttribute("href")));

        var tasks = screen.Open<TasksPage>($"/tasks?message={mail}", _ => { });
        Assert.Equal("Nouveau four", tasks.WaitForElement("#SaveTask-Subject").GetAttribute("value"));
        Assert.Contains("Marc", tasks.Find("dialog .note").TextContent);
        await tasks.Find("dialog form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal("Nouveau four", page.Find("dl a[href^='/tasks/']").TextContent));
        var id = (await TasksAsync()).Single().Id;
        var made = screen.Open<TaskPanel>("/", p => p.Add(t => t.Task, world.Desk<TaskQuery>().RunAsync(world.Theo, id).Result!));
        Assert.Equal($"/clients/{world.Pelissier}/messages/{mail}", made.FindAll("a.link").First(a => a.TextContent == "Nouveau four").GetAttribute("href"));
    }

    private Task<Result<Guid>> MakeAsync(Guid message) => world.Desk<SaveTask>().RunAsync(world.Ines, new() { Subject = "Répondre à Marc", PlannedOn = World.Today, People = [Cast.Theo.Id], MessageId = message });

    private async Task<IEnumerable<(Guid Id, bool Open)>> TasksAsync() => (await world.Desk<MessageQuery>().RunAsync(world.Ines, mail))!.Tasks.Select(t => (t.Id, t.Open));
}
