using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Core.Files;
using Broker.Core.Products;
using Broker.Core.Sales;
using Broker.Core.Templates;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Extranet;

using World = Broker.Tests.World.World;

/// <summary>F7: a client asks for a quote on what the firm publishes.</summary>
public sealed class QuoteRequestTests
{
    private const string Cyber = "Cyber", Legal = "Protection juridique", When = "À partir de quand ?";

    private static readonly (string, string?)[] CyberAnswers =
        [("Combien de postes informatiques avez-vous ?", "42"), ("Quel est votre chiffre d’affaires annuel ?", "1250000.50"), ("Avez-vous déjà subi une attaque ?", "false"), ("Comment vos données sont-elles sauvegardées ?", "Chaque jour")];

    [Fact, Rule("R-EXT-11")]
    public async Task Published_risks_are_offered_under_their_public_names_with_their_own_questions_in_order()
    {
        await using var world = await World.OpenAsync();
        var offers = await world.Desk<QuoteOffersQuery>().RunAsync(world.Nadege);

        Assert.Equal(5, offers.Risks.Count);
        var cyber = offers.Risks.Single(r => r.Name == "Attaque informatique et données");
        Assert.StartsWith("Aide et indemnisation", cyber.Help);
        Assert.Equal([FieldType.Number, FieldType.Amount, FieldType.YesNo, FieldType.Choice, FieldType.Date], cyber.Questions.Select(q => q.Type));
        Assert.Equal(["Chaque jour", "Chaque semaine", "Pas régulièrement"], cyber.Questions[3].Choices);
        Assert.Equal([true, true, true, true, false], cyber.Questions.Select(q => q.Required));
    }

    [Fact]
    public async Task What_was_asked_and_answered_stays_with_the_quote_whatever_becomes_of_the_questions()
    {
        await using var world = await World.OpenAsync();
        var id = (await world.AskAsync(world.Nadege, Cyber, null, "  Rappelez-moi jeudi.  ", CyberAnswers)).Value;
        var risk = await world.Desk<RiskOfferQuery>().RunAsync(world.Helene, SpaceDesk.Risk("Cyber"));
        Assert.False((await world.Desk<PublishRisk>().RunAsync(world.Helene, new() { RiskId = risk!.Id, Version = risk.Version })).Failed);

        var quote = (await world.Desk<QuoteQuery>().RunAsync(world.Theo, id))!;
        Assert.Equal((QuoteState.Requested, Cyber, "Rappelez-moi jeudi.", "Nadège Barthel"), (quote.State, quote.Risk, quote.Requested!.Wish, quote.Requested.By));
        Assert.Equal(["42", "1250000.50", "false", "Chaque jour"], quote.Requested.Answers.Select(a => a.Value));
        Assert.Equal("Combien de postes informatiques avez-vous ?", quote.Requested.Answers[0].Label);
        Assert.Matches("^DEV-2026-[0-9]{5}$", quote.Number);
    }

    [Fact]
    public async Task Those_the_client_turns_to_are_told_and_the_history_says_it()
    {
        await using var world = await World.OpenAsync();
        var id = (await world.AskAsync(world.Nadege, Legal)).Value;

        var told = (await world.ToldAsync("notice.quote-requested")).FindAll(n => n.Link == $"/clients/{world.Rivelaine}/quotes/{id}");
        var turnedTo = (await world.Desk<CorrespondentsQuery>().RunAsync(world.Nadege, world.Rivelaine)).Select(c => c.PersonId);
        Assert.Equal(turnedTo.Order(), told.Select(n => n.PersonId).Order());
        Assert.Equal(Cast.Rivelaine.Name, told[0].Args[0]);
        var line = (await world.EventsAsync(world.Rivelaine, QuoteEvents.Requested)).Last();
        Assert.Equal(("Nadège Barthel", Legal), (line.By, line.Args[1]));
    }

    [Fact]
    public async Task Without_anybody_in_charge_of_the_client_the_administrators_are_told()
    {
        await using var world = await World.OpenAsync();
        await world.ChangeAsync(async db =>
        {
            (await db.Clients.SingleAsync(c => c.Id == world.Rivelaine)).HandlerId = null;
            db.RemoveRange(await db.Correspondents.Where(c => c.ClientId == world.Rivelaine).ToListAsync());
        });
        await world.AskAsync(world.Nadege, Legal);

        Assert.Contains(Cast.Helene.Id, (await world.ToldAsync("notice.quote-requested")).Select(n => n.PersonId));
        Assert.DoesNotContain(Cast.Ines.Id, (await world.ToldAsync("notice.quote-requested")).Select(n => n.PersonId));
    }

    [Fact]
    public async Task The_same_press_twice_even_at_once_is_one_request()
    {
        await using var world = await World.OpenAsync();
        var command = Guid.NewGuid();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => world.AskAsync(world.Nadege, Legal, command)));

        Assert.Single(answers.Select(a => a.Value).Distinct());
        Assert.Equal(1, await world.ReadAsync(db => db.Quotes.CountAsync(q => q.CommandId == command)));
        Assert.Single(await world.EventsAsync(world.Rivelaine, QuoteEvents.Requested));
    }

    [Fact]
    public async Task Numbers_go_on_from_the_firms_own_though_the_client_sees_only_theirs()
    {
        await using var world = await World.OpenAsync();
        var last = await world.ReadAsync(db => db.Quotes.Where(q => q.Number.StartsWith("DEV-2026-")).MaxAsync(q => q.Number));
        var (one, other) = ((await world.AskAsync(world.Marc, Legal)).Value, (await world.AskAsync(world.Nadege, Legal)).Value);
        var numbers = await world.ReadAsync(db => db.Quotes.Where(q => q.Id == one || q.Id == other).Select(q => q.Number).Order().ToListAsync());
        Assert.Equal(int.Parse(last![9..]) + 1, int.Parse(numbers[0][9..]));
        Assert.Equal(int.Parse(last[9..]) + 2, int.Parse(numbers[1][9..]));
    }

    [Theory]
    [InlineData("Combien de postes informatiques avez-vous ?", null, "input.required")]
    [InlineData("Combien de postes informatiques avez-vous ?", "beaucoup", "asked.not-a-number")]
    [InlineData("Avez-vous déjà subi une attaque ?", "peut-être", "asked.not-yes-or-no")]
    [InlineData("Comment vos données sont-elles sauvegardées ?", "Jamais", "asked.not-a-choice")]
    [InlineData(When, "2026-02-30", "asked.not-a-date")]
    public async Task An_answer_that_is_none_is_told_beside_its_question_and_nothing_is_sent(string question, string? answer, string code)
    {
        await using var world = await World.OpenAsync();
        var before = await world.KeptAsync();
        var problem = (await world.AskAsync(world.Nadege, Cyber, null, null, [.. CyberAnswers.Where(a => a.Item1 != question), (question, answer)])).Problem!;
        Assert.Equal((code, SpaceDesk.Question(Cyber, question).ToString("N")), (problem.Code, problem.Field));
        Assert.Equal(before, await world.KeptAsync());
    }

    [Fact]
    public async Task A_risk_that_is_not_published_or_unknown_or_anothers_question_is_refused()
    {
        await using var world = await World.OpenAsync();
        Assert.Equal("quote.risk-not-offered", (await world.AskAsync(world.Nadege, "Santé collective")).Problem!.Code);
        Assert.Equal("quote.risk-not-offered", (await world.AskAsync(world.Nadege, "Rien de tel")).Problem!.Code);
        var forged = await world.Desk<RequestQuote>().RunAsync(world.Nadege, new() { CommandId = Guid.NewGuid(), RiskId = SpaceDesk.Risk("Protection juridique"), Answers = { [Guid.NewGuid().ToString("N")] = "x" } });
        Assert.Equal("asked.not-in-template", forged.Problem!.Code);
        Assert.Equal("input.too-long", (await world.AskAsync(world.Nadege, Legal, null, new string('x', 2001))).Problem!.Code);
    }

    [Fact, Rule("D-12"), Rule("R-ASC-10")]
    public async Task A_restricted_client_is_offered_only_risks_of_which_it_may_have_a_product_and_may_ask_for_no_other()
    {
        await using var world = await World.OpenAsync();
        await world.AddAsync(new ClientProduct { ClientId = world.Pelissier, ProductId = SpaceDesk.Product("cyber") }, new ClientProduct { ClientId = world.Pelissier, ProductId = SpaceDesk.Product("health") });

        var offers = await world.Desk<QuoteOffersQuery>().RunAsync(world.Marc);
        Assert.Equal(["Attaque informatique et données"], offers.Risks.Select(r => r.Name));
        Assert.False(offers.ByRestriction);
        Assert.Equal("quote.risk-not-offered", (await world.AskAsync(world.Marc, Legal)).Problem!.Code);
        Assert.Equal(5, (await world.Desk<QuoteOffersQuery>().RunAsync(world.Nadege)).Risks.Count);
    }

    [Fact, Rule("D-12"), Rule("R-ASC-12")]
    public async Task A_list_that_leaves_nothing_offers_nothing_and_says_so_a_lapsed_one_restricts_nobody()
    {
        await using var world = await World.OpenAsync();
        var only = new ClientProduct { ClientId = world.Pelissier, ProductId = SpaceDesk.Product("health") };
        await world.AddAsync(only);
        var none = await world.Desk<QuoteOffersQuery>().RunAsync(world.Marc);
        Assert.Equal((0, true), (none.Risks.Count, none.ByRestriction));

        await world.ChangeAsync(async db => (await db.ClientProducts.SingleAsync(p => p.Id == only.Id)).VoidFrom = World.Today);
        Assert.Equal(5, (await world.Desk<QuoteOffersQuery>().RunAsync(world.Marc)).Risks.Count);
    }

    [Fact, Rule("R-ASC-11")]
    public async Task The_list_of_the_client_it_is_attached_to_counts_though_its_people_do_not_see_that_client()
    {
        await using var world = await World.OpenAsync();
        await world.ChangeAsync(async db =>
        {
            (await db.Clients.SingleAsync(c => c.Id == world.Pelissier)).ParentId = world.Morel;
            db.Add(new ClientProduct { ClientId = world.Morel, ProductId = SpaceDesk.Product("legal") });
        });
        Assert.Equal(["Litiges et défense"], (await world.Desk<QuoteOffersQuery>().RunAsync(world.Marc)).Risks.Select(r => r.Name));
    }

    [Fact, Rule("R-EXT-05")]
    public async Task A_prospects_contact_asks_as_a_clients_does()
    {
        await using var world = await World.OpenAsync();
        await world.ChangeAsync(async db => (await db.Clients.SingleAsync(c => c.Id == world.Pelissier)).State = ClientState.Prospect);
        Assert.False((await world.AskAsync(world.Marc, Legal)).Failed);
    }

    [Fact, Rule("R-EXT-13")]
    public async Task Switched_off_it_is_refused_at_the_desk()
    {
        await using var world = await World.OpenAsync();
        await world.SwitchOffAsync(Feature.RequestQuotes);
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<QuoteOffersQuery>().RunAsync(world.Nadege));
        await Assert.ThrowsAsync<Forbidden>(() => world.AskAsync(world.Nadege, Legal));
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<KeepSpaceDraft>().RunAsync(world.Nadege, new() { Form = SpaceForm.Quote }));
    }

    [Fact]
    public async Task Whoever_asked_always_sees_their_request_and_others_who_are_limited_do_not()
    {
        await using var world = await World.OpenAsync();
        var id = (await world.AskAsync(world.Karim, Legal)).Value;
        Assert.Equal((true, true), (await SeesAsync(world.Karim), await SeesAsync(world.Nadege)));
        Assert.Equal((false, false), (await SeesAsync(world.Luc), await SeesAsync(world.Marc)));

        async Task<bool> SeesAsync(Caller who)
        {
            await using var db = await world.OpenAsync(who);
            return await db.Quotes.AnyAsync(q => q.Id == id);
        }
    }

    [Fact]
    public async Task A_question_needs_its_words_and_a_choice_something_to_choose_from()
    {
        await using var world = await World.OpenAsync();
        var risk = (await world.Desk<RiskOfferQuery>().RunAsync(world.Helene, SpaceDesk.Risk("Protection juridique")))!;
        var question = new PublishRisk.Question { Label = " " };
        Assert.Equal(PublishRisk.FieldOf(question.Id, "Label"), (await SaveAsync(question)).Problem!.Field);
        question = new() { Label = "Formule", Type = FieldType.Choice, Choices = [" "] };
        Assert.Equal(("field.choices-needed", PublishRisk.FieldOf(question.Id, "Choices")), (await SaveAsync(question)).Problem is { } p ? (p.Code, p.Field) : default);
        Assert.Equal("risk.too-many-questions", (await SaveAsync([.. Enumerable.Range(0, 41).Select(_ => new PublishRisk.Question { Label = "?" })])).Problem!.Code);

        Assert.False((await SaveAsync(new PublishRisk.Question { Label = "Seconde" }, new PublishRisk.Question { Label = "Formule", Type = FieldType.Choice, Choices = ["Une", " Deux ", "Une", ""] })).Failed);
        var kept = (await world.Desk<RiskOfferQuery>().RunAsync(world.Helene, risk.Id))!;
        Assert.Equal(["Seconde", "Formule"], kept.Questions.Select(q => q.Label));
        Assert.Equal(["Une", "Deux"], kept.Questions[1].Choices);
        Assert.Equal("common.stale", (await SaveAsync()).Problem!.Code);

        Task<Result> SaveAsync(params PublishRisk.Question[] questions) =>
            world.Desk<PublishRisk>().RunAsync(world.Helene, new() { RiskId = risk.Id, Version = risk.Version, Published = true, Questions = [.. questions] });
    }
}
