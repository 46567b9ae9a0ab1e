using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Communication;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.Lists;
using Broker.Core.Work;
using Broker.Portal.Features.Communication;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Communication;

using World = Broker.Tests.World.World;
using CastScreen = Broker.Tests.World.CastScreen;

/// <summary>Messages written beforehand: to whom they go by themselves, and what a validation holds back.</summary>
public sealed class PredefinedMessageTests : IAsyncLifetime
{
    private World world = null!;
    private Guid role;

    /// <summary>At Pélissier, Inès and Oliver follow the contracts; Hélène does something else.</summary>
    public async Task InitializeAsync()
    {
        world = await World.OpenAsync();
        await world.ChangeAsync(async db =>
        {
            db.RemoveRange(await db.PredefinedMessages.Include(m => m.Roles).ToListAsync());
            db.RemoveRange(await db.Correspondents.Where(c => c.ClientId == world.Pelissier).ToListAsync());
        });
        role = await RoleAsync("Gestionnaire de contrats");
        await world.AddAsync(
            new Correspondent { ClientId = world.Pelissier, PersonId = Cast.Ines.Id, RoleId = role }, new Correspondent { ClientId = world.Pelissier, PersonId = Cast.Oliver.Id, RoleId = role },
            new Correspondent { ClientId = world.Pelissier, PersonId = Cast.Helene.Id, RoleId = await RoleAsync("Comptabilité clients") });
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("R-ASC-03")]
    public async Task Associated_users_of_a_role_receive_what_is_sent_by_itself_and_the_client_a_mail_of_their_own()
    {
        await SaveAsync(m => (m.Trigger, m.ToClient, m.Roles) = (TaskTrigger.ContractSuspended, true, [role]));
        await SuspendAsync();

        var sent = await SentAsync();
        var client = await world.ReadAsync(db => db.Clients.Where(c => c.Id == world.Pelissier).Select(c => c.Email).SingleAsync());
        Assert.Equal([client, $"{Cast.Oliver.Email}, {Cast.Ines.Email}"], sent.Select(m => m.To).OrderBy(to => to.Contains(',')));
        Assert.All(sent, m => Assert.Equal(MessageState.Queued, m.State));
        var number = await world.ReadAsync(db => db.Contracts.Where(c => c.Id == world.Bakery).Select(c => c.Number).SingleAsync());
        Assert.All(sent, m => Assert.Equal(($"Contrat {number}", "Bonjour Boulangerie Pélissier,\nvotre contrat est suspendu."), (m.Subject, m.Body)));
        Assert.Equal(2, (await world.Desk<EventsQuery>().RunAsync(world.Theo, world.Pelissier)).Rows.Count(e => e.Code == SendMessage.Sent));
    }

    [Fact, Rule("R-ASC-03")]
    public async Task Who_has_left_the_firm_or_the_role_receives_nothing()
    {
        await SaveAsync(m => (m.Trigger, m.Roles) = (TaskTrigger.ContractSuspended, [role]));
        await world.ChangeAsync(async db =>
        {
            (await db.Users.SingleAsync(p => p.Id == Cast.Ines.Id)).Active = false;
            (await db.Correspondents.SingleAsync(c => c.ClientId == world.Pelissier && c.PersonId == Cast.Oliver.Id)).RoleId = null;
        });
        await SuspendAsync();
        Assert.Empty(await SentAsync());
    }

    [Fact, Rule("R-ASC-03")]
    public async Task A_new_client_is_welcomed_in_the_name_of_whoever_is_in_charge()
    {
        await SaveAsync(m => (m.Trigger, m.ToClient, m.ToHandler, m.Subject, m.Body) = (TaskTrigger.ClientCreated, true, true, "Bienvenue", "{{gestionnaire.nom}} vous accompagne, {{client.nom}}. {{contrat.numero}}"));
        var made = await world.Desk<SaveClient>().RunAsync(world.Helene, new() { Kind = ClientKind.Company, Name = "Verrerie du Lac", Email = "contact@verrerie.example", HandlerId = Cast.Theo.Id });
        var sent = await world.ReadAsync(db => db.Messages.Where(m => m.ClientId == made.Value).OrderBy(m => m.To).ToListAsync());
        Assert.Equal(["contact@verrerie.example", Cast.Theo.Email], sent.Select(m => m.To));
        Assert.All(sent, m => Assert.Equal((Cast.Theo.Id, "Théo Darnaud vous accompagne, Verrerie du Lac. "), (m.AuthorId!.Value, m.Body)));
    }

    [Fact]
    public async Task One_switched_off_or_meant_for_another_occasion_sends_nothing()
    {
        await SaveAsync(m => (m.Name, m.Trigger, m.ToClient, m.Active) = ("Éteint", TaskTrigger.ContractSuspended, true, false));
        await SaveAsync(m => (m.Name, m.Trigger, m.ToClient) = ("Autre", TaskTrigger.ContractTerminated, true));
        await SaveAsync(m => m.Name = "À la main");
        await SuspendAsync();
        Assert.Empty(await SentAsync());
    }

    [Fact, Rule("R-TSK-10")]
    public async Task One_with_a_validation_is_pending_until_somebody_accepts_it()
    {
        var validation = await ValidationAsync();
        await SaveAsync(m => (m.Trigger, m.ToClient, m.ValidationId) = (TaskTrigger.ContractSuspended, true, validation));
        await SuspendAsync();
        var held = Assert.Single(await SentAsync());
        Assert.Equal(MessageState.Held, held.State);
        Assert.Null(await world.Desk<NextMessage>().RunAsync(Caller.System(Jobs.Mail)));

        var task = await world.ReadAsync(db => db.Tasks.SingleAsync(t => t.MessageId == held.Id));
        Assert.Equal((TaskKind.Validation, "Relire l’avis"), (task.Kind, task.Subject));
        Assert.Contains((await world.Desk<NotificationsQuery>().RunAsync(world.Oliver)).Latest, n => n.Link == $"/tasks/{task.Id}");
        // Nobody makes of it a task that merely ends.
        Assert.Equal("task.kind-not-by-hand", (await world.Desk<SaveTask>().RunAsync(world.Theo, new() { Id = task.Id, Version = task.Version, Subject = "x", Kind = TaskKind.Action, PlannedOn = World.Today, People = [Cast.Theo.Id] })).Problem?.Code);

        world.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Null((await world.Desk<DecideTask>().RunAsync(world.Oliver, new() { TaskId = task.Id, Accept = true })).Problem);
        Assert.Equal(MessageState.Queued, Assert.Single(await SentAsync()).State);
        Assert.Equal(held.Id, await world.Desk<NextMessage>().RunAsync(Caller.System(Jobs.Mail)));
        Assert.Equal([SendMessage.Sent, SendMessage.Held], (await world.Desk<EventsQuery>().RunAsync(world.Theo, world.Pelissier)).Rows.Where(e => e.Code.StartsWith("message.")).Take(2).Select(e => e.Code));
    }

    [Fact, Rule("R-TSK-10")]
    public async Task Refused_it_never_leaves()
    {
        var validation = await ValidationAsync();
        await SaveAsync(m => (m.Trigger, m.ToClient, m.ValidationId) = (TaskTrigger.ContractSuspended, true, validation));
        await SuspendAsync();
        var held = Assert.Single(await SentAsync());
        var task = await world.ReadAsync(db => db.Tasks.Where(t => t.MessageId == held.Id).Select(t => t.Id).SingleAsync());
        Assert.Null((await world.Desk<DecideTask>().RunAsync(world.Oliver, new() { TaskId = task, Reason = "Trop sec" })).Problem);
        Assert.Equal(MessageState.Refused, Assert.Single(await SentAsync()).State);
        Assert.Equal("message.not-failed", (await world.Desk<RetryMessage>().RunAsync(world.Theo, held.Id)).Problem?.Code);
        Assert.Null(await world.Desk<NextMessage>().RunAsync(Caller.System(Jobs.Mail)));
    }

    [Fact, Rule("R-TSK-10")]
    public async Task Written_by_hand_from_one_that_is_validated_a_mail_waits_too_even_from_a_draft()
    {
        var model = await SaveAsync(m => m.ValidationId = ValidationAsync().Result);
        var offered = (await world.Desk<MessageDeskQuery>().RunAsync(world.Theo, world.Pelissier))!.Predefined.Single(p => p.Id == model);
        Assert.Equal((true, "Contrat "), (offered.Held, offered.Subject));
        var draft = await world.Desk<KeepDraft>().RunAsync(world.Theo, new() { ClientId = world.Pelissier, TemplateId = model, Subject = "Relevé", Body = "Bonjour", To = "marc@pelissier.example" });
        Assert.Equal(model, (await world.Desk<MessageQuery>().RunAsync(world.Theo, draft.Value))!.TemplateId);
        var sent = await world.Desk<SendMessage>().RunAsync(world.Theo, new() { Id = draft.Value, ClientId = world.Pelissier, TemplateId = model, Subject = "Relevé", Body = "Bonjour", To = "marc@pelissier.example" });
        Assert.Null(sent.Problem);
        Assert.Equal(MessageState.Held, Assert.Single(await SentAsync()).State);
        Assert.True((await world.Desk<MessageQuery>().RunAsync(world.Ines, sent.Value))!.Tasks.Single().Open);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_in_so_many_words()
    {
        Assert.Equal(new Problem("input.required", "Name"), (await TryAsync(m => m.Name = " ")).Problem);
        Assert.Equal(Problem.Of("predefined.tag-unknown", "{{clients.nom}}").At("Body"), (await TryAsync(m => m.Body = "Bonjour {{clients.nom}}")).Problem);
        Assert.Equal(Problem.Of("predefined.tag-unknown", "{{#client}}").At("Subject"), (await TryAsync(m => m.Subject = "{{#client}}")).Problem);
        Assert.Equal("predefined.tag-unknown", (await TryAsync(m => m.Body = "{{certificate.number}}")).Problem?.Code);
        Assert.Equal(new Problem("predefined.to-whom", "Roles"), (await TryAsync(m => m.Trigger = TaskTrigger.ContractSigned)).Problem);
        Assert.Equal(Problem.Missing.At("Roles"), (await TryAsync(m => m.Roles = [Guid.NewGuid()])).Problem);
        Assert.Equal(Problem.Missing.At("ValidationId"), (await TryAsync(m => m.ValidationId = Guid.NewGuid())).Problem);
        var id = await SaveAsync(_ => { });
        Assert.Equal(new Problem("predefined.name-taken", "Name"), (await TryAsync(_ => { })).Problem);

        var row = await RowAsync(id);
        var changed = SavePredefinedMessage.Input.Of(row);
        (changed.Body, changed.Roles) = ("Autre", [role]);
        Assert.Null((await world.Desk<SavePredefinedMessage>().RunAsync(world.Helene, changed)).Problem);
        Assert.Equal(Problem.Stale, (await world.Desk<SavePredefinedMessage>().RunAsync(world.Helene, changed)).Problem);
        Assert.Equal([role], (await RowAsync(id)).Roles);
        Assert.False((await world.Desk<RemovePredefinedMessage>().RunAsync(world.Helene, id)).Failed);
    }

    [Fact, Rule("R-ASC-03")]
    [Trait("Kind", "Page")]
    public async Task The_administrator_writes_one_and_says_who_receives_it()
    {
        using var screen = new CastScreen(world, world.Helene);
        var page = screen.Open<PredefinedMessagesPage>("/settings/messages", _ => { });
        page.WaitForAssertion(() => Assert.Contains("Aucun message prédéfini", page.Markup));
        await page.Find(".page-head .btn--primary").ClickAsync(new());
        await page.Find("#SavePredefinedMessage-Name").ChangeAsync("Avis de suspension");
        await page.Find("#SavePredefinedMessage-Subject").ChangeAsync("Contrat {{contrat.numero}}");
        await page.Find("#SavePredefinedMessage-Body").ChangeAsync("Bonjour {{client.rien}}");
        await page.Find("#SavePredefinedMessage-Trigger").ChangeAsync("ContractSuspended");
        await page.FindAll("dialog .ticks .tick").Single(t => t.TextContent.Contains("Gestionnaire de contrats")).QuerySelector("input")!.ChangeAsync(true);
        await page.Find("dialog form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal("« {{client.rien}} » n’est pas une étiquette connue.", page.Find("dialog .field.invalid .error").TextContent.Trim().Replace('\u00A0', ' ')));
        await page.Find("#SavePredefinedMessage-Body").ChangeAsync("Bonjour {{client.nom}}");
        await page.Find("dialog form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Gestionnaire de contrats", page.Find("tbody tr").TextContent));
    }

    [Fact, Rule("R-TSK-10")]
    [Trait("Kind", "Page")]
    public async Task The_mail_held_carries_an_orange_hourglass_and_leads_to_its_validation()
    {
        var validation = await ValidationAsync();
        await SaveAsync(m => (m.Trigger, m.ToClient, m.ValidationId) = (TaskTrigger.ContractSuspended, true, validation));
        await SuspendAsync();
        var held = Assert.Single(await SentAsync());
        var task = await world.ReadAsync(db => db.Tasks.Where(t => t.MessageId == held.Id).Select(t => t.Id).SingleAsync());

        using var screen = new CastScreen(world, world.Theo);
        var panel = screen.Open<MessagesPanel>("/", p => p.Add(m => m.ClientId, world.Pelissier).Add(m => m.Sent, true));
        var page = screen.Open<MessagePage>("/", p => p.Add(m => m.ClientId, world.Pelissier).Add(m => m.MessageId, held.Id));
        panel.WaitForAssertion(() => Assert.Contains("En attente de validation", panel.Find(".chip--warn:has(use[href$='#hourglass'])").TextContent));
        page.WaitForAssertion(() => Assert.Equal($"/tasks/{task}", page.Find(".note--warn a").GetAttribute("href")));

        await world.Desk<DecideTask>().RunAsync(world.Oliver, new() { TaskId = task, Accept = true });
        panel.WaitForAssertion(() => Assert.DoesNotContain("#hourglass", panel.Markup));
    }

    [Fact]
    [Trait("Kind", "Page")]
    public async Task Writing_to_a_client_one_begins_with_it_and_keeps_what_one_typed()
    {
        var model = await SaveAsync(m => (m.Subject, m.Body) = ("Pièces à fournir", "Bonjour {{client.nom}},"));
        using var screen = new CastScreen(world, world.Theo);
        var page = screen.Open<ComposePage>($"/clients/{world.Pelissier}/messages/new", p => p.Add(c => c.ClientId, world.Pelissier));
        await page.WaitForElement("#Message-Body, textarea").ChangeAsync("À bientôt.");
        await page.Find("select").ChangeAsync(model.ToString());
        page.WaitForAssertion(() => Assert.Equal("Bonjour Boulangerie Pélissier,\n\nÀ bientôt.", page.Find("textarea").GetAttribute("value")));
    }

    private async Task<Guid> SaveAsync(Action<SavePredefinedMessage.Input> how) =>
        await TryAsync(how) is { Problem: null } saved ? saved.Value : throw new InvalidOperationException("The message was refused.");

    private Task<Result<Guid>> TryAsync(Action<SavePredefinedMessage.Input> how)
    {
        var input = new SavePredefinedMessage.Input { Name = "Avis", Subject = "Contrat {{contract.number}}", Body = "Bonjour {{client.name}},\nvotre contrat est suspendu." };
        how(input);
        return world.Desk<SavePredefinedMessage>().RunAsync(world.Helene, input);
    }

    private async Task<Guid> ValidationAsync() =>
        (await world.Desk<SaveTaskTemplate>().RunAsync(world.Helene, new() { Subject = "Relire l’avis", Kind = TaskKind.Validation, Recipients = [Cast.Oliver.Id] })).Value;

    private async Task<PredefinedMessagesQuery.PredefinedRow> RowAsync(Guid id) => (await world.Desk<PredefinedMessagesQuery>().RunAsync(world.Helene)).Rows.Single(r => r.Id == id);

    private async Task SuspendAsync()
    {
        var version = await world.ReadAsync(db => db.Contracts.Where(c => c.Id == world.Bakery).Select(c => c.Version).SingleAsync());
        Assert.Null((await world.Desk<SuspendContract>().RunAsync(world.Theo, new() { ContractId = world.Bakery, Version = version, From = World.Today, Reason = "Impayé" })).Problem);
    }

    private Task<List<Message>> SentAsync() => world.ReadAsync(db => db.Messages.Where(m => m.ClientId == world.Pelissier && m.CreatedAt >= World.Start.UtcDateTime).ToListAsync());

    private Task<Guid> RoleAsync(string name) => world.ReadAsync(db => db.ListValues.Where(v => v.List == ListKind.UserRole && v.Name == name).Select(v => v.Id).SingleAsync());
}
