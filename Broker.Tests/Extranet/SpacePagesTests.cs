using Broker.Core.Access;
using Broker.Core.Claims;
using Broker.Core.Common;
using Broker.Core.Communication;
using Broker.Core.Demo;
using Broker.Core.Sales;
using Broker.Portal.Features.Extranet;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Extranet;

[Trait("Kind", "Page")]
public sealed class SpacePagesTests : ExtranetScene
{
    [Fact, Rule("D-28")]
    public async Task What_is_switched_off_leaves_the_home_page_while_one_looks_at_it_and_comes_back()
    {
        var page = Home(World.Nadege);
        page.WaitForElement(".needs");
        Assert.Contains("Sinistres en cours", page.Markup);
        await World.AddAsync(new FeatureSwitch { Feature = Feature.ViewFiles, On = false });
        page.WaitForState(() => page.Markup.Contains("Bienvenue dans votre espace"));
        Assert.Empty(page.FindAll(".needs, dl"));
        Assert.DoesNotContain("Sinistres en cours", page.Markup);
        Assert.DoesNotContain("/contracts", page.Markup);
        Assert.NotEmpty(page.FindAll("a[href$='/certificates']"));

        await World.ChangeAsync(async db => (await db.FeatureSwitches.SingleAsync()).On = true);
        page.WaitForElement(".needs");
    }

    [Fact, Rule("D-28")]
    public async Task Each_page_of_files_says_that_it_was_closed_while_one_read_it()
    {
        var contract = Open<ContractPage>(World.Nadege, p => p.Add(c => c.ClientId, World.Rivelaine).Add(c => c.ContractId, World.Fleet));
        var quotes = Open<QuotesPage>(World.Nadege, p => p.Add(c => c.ClientId, World.Rivelaine));
        var claims = Open<ClaimsPage>(World.Nadege, p => p.Add(c => c.ClientId, World.Rivelaine));
        var contracts = Open<ContractsPage>(World.Nadege, p => p.Add(c => c.ClientId, World.Rivelaine));
        var documents = Open<DocumentsPage>(World.Nadege, p => p.Add(c => c.ClientId, World.Rivelaine));
        contract.WaitForElement(".tabs");
        foreach (IRenderedComponent<IComponent> page in new IRenderedComponent<IComponent>[] { quotes, claims, contracts, documents }) page.WaitForState(() => page.FindAll(".skeleton").Count == 0);
        await World.AddAsync(new FeatureSwitch { Feature = Feature.ViewFiles, On = false });
        contract.WaitForState(() => contract.Markup.Contains("Rubrique fermée"));
        Assert.DoesNotContain("n°", contract.Markup);
        quotes.WaitForState(() => quotes.Markup.Contains("Rubrique fermée"));
        claims.WaitForState(() => claims.Markup.Contains("Rubrique fermée"));
        contracts.WaitForState(() => contracts.Markup.Contains("Rubrique fermée"));
        documents.WaitForState(() => documents.Markup.Contains("Rubrique fermée"));
    }

    [Fact, Rule("IND-10")]
    public async Task Whoever_is_shown_one_part_of_a_contract_has_no_tab_for_the_others()
    {
        await World.ChangeAsync(async db => (await db.ItemShares.SingleAsync(s => s.ItemId == Cast.Fleet.Id)).Parts = ContractPart.Guarantees);
        var page = Open<ContractPage>(World.Karim, p => p.Add(c => c.ClientId, World.Rivelaine).Add(c => c.ContractId, World.Fleet));
        page.WaitForElement(".tabs");
        Assert.Equal(["Résumé", "Garanties"], page.FindAll(".tabs .tab").Select(t => t.TextContent.Trim()));
        Assert.DoesNotContain("Prix par an", page.Markup);
        Assert.DoesNotContain("Vos paiements", page.Markup);
    }

    [Fact]
    public async Task A_quote_page_follows_the_quote_and_shows_the_offer_only_once_sent()
    {
        var draft = await World.ReadAsync(db => db.QuotesIn(QuoteState.Draft, Broker.Tests.World.World.Today).Where(q => q.ClientId == Cast.Rivelaine.Id).Select(q => q.Id).SingleAsync());
        var page = Open<QuotePage>(World.Nadege, p => p.Add(c => c.ClientId, World.Rivelaine).Add(c => c.QuoteId, draft));
        page.WaitForState(() => page.Markup.Contains("Votre cabinet prépare ce devis"));
        Assert.DoesNotContain("€", page.Markup);
        await World.ChangeAsync(async db =>
        {
            var quote = await db.Quotes.SingleAsync(q => q.Id == draft);
            quote.AnnualPremium = Money.Euros(1234);
            Assert.False(quote.Send(Broker.Tests.World.World.Today, null).Failed);
        });
        page.WaitForState(() => page.Markup.Contains("€"));
        Assert.Contains("Votre réponse", page.Find(".steps").TextContent);
    }

    [Fact]
    public async Task A_claim_page_tells_how_far_the_claim_is_and_names_the_guarantees_as_clients_know_them()
    {
        var claim = await World.ReadAsync(db => db.OpenClaims.Where(c => c.ContractId == Cast.Fleet.Id).Select(c => new { c.Id, c.Circumstances }).SingleAsync());
        var page = Open<ClaimPage>(World.Nadege, p => p.Add(c => c.ClientId, World.Rivelaine).Add(c => c.ClaimId, claim.Id));
        page.WaitForElement(".steps");
        Assert.Contains("Accident, même responsable", page.Markup);
        Assert.Contains("En cours", page.Find(".page-head").TextContent);
        Assert.DoesNotContain("3 850", page.Markup.Replace('\u202f', ' ').Replace('\u00a0', ' '));
        Assert.DoesNotContain(claim.Circumstances!, page.Markup);
        await World.ChangeAsync(async db => (await db.Claims.Include(c => c.Steps).SingleAsync(c => c.Id == claim.Id)).Close(ClaimOutcome.Settled, "note du cabinet", "Théo", Broker.Tests.World.World.Start.UtcDateTime));
        page.WaitForState(() => page.Find(".page-head").TextContent.Contains("Clos"));
        Assert.Contains("Indemnisé", page.Markup);
        Assert.DoesNotContain("note du cabinet", page.Markup);
    }

    [Fact]
    public void Another_clients_quote_or_claim_is_not_there()
    {
        var quote = Open<QuotePage>(World.Nadege, p => p.Add(c => c.ClientId, World.Rivelaine).Add(c => c.QuoteId, Guid.NewGuid()));
        quote.WaitForState(() => quote.Markup.Contains("n’existe plus, ou ne vous est pas ouvert"));
        var claim = Open<ClaimPage>(World.Nadege, p => p.Add(c => c.ClientId, World.Rivelaine).Add(c => c.ClaimId, Guid.NewGuid()));
        claim.WaitForState(() => claim.Markup.Contains("n’existe plus, ou ne vous est pas ouvert"));
    }

    [Fact, Rule("R-ASC-02")]
    public async Task The_firms_page_names_who_looks_after_the_client_until_it_is_closed()
    {
        var page = Open<FirmPage>(World.Nadege, p => p.Add(c => c.ClientId, World.Rivelaine));
        page.WaitForElement(".firm-people");
        Assert.Contains(Cast.Theo.FullName, page.Markup);
        Assert.NotEmpty(page.FindAll(".firm-people a[href^='mailto:']"));
        await World.AddAsync(new FeatureSwitch { Feature = Feature.FirmContacts, On = false });
        page.WaitForState(() => page.Markup.Contains("Rubrique fermée"));
        Assert.DoesNotContain(Cast.Theo.FullName, page.Markup);
    }

    [Fact]
    public async Task News_appear_at_home_and_are_read_whole_on_their_page()
    {
        var home = Home(World.Nadege);
        home.WaitForState(() => home.Markup.Contains("Fermeture du cabinet"));
        await World.Desk<SaveNews>().RunAsync(World.Helene, new() { Title = "Tout nouveau", Text = "Un\n\nDeux", From = Broker.Tests.World.World.Today, Published = true });
        home.WaitForState(() => home.Markup.Contains("Tout nouveau"));
        var page = Open<NewsPage>(World.Nadege, p => p.Add(c => c.ClientId, World.Rivelaine));
        page.WaitForState(() => page.Markup.Contains("Tout nouveau"));
        Assert.Equal(2, page.FindAll("article").First(a => a.TextContent.Contains("Tout nouveau")).QuerySelectorAll(".prose p").Length);
    }

    [Fact]
    public void Certificates_are_asked_for_from_a_page_of_their_own()
    {
        var page = Open<CertificatesPage>(World.Nadege, p => p.Add(c => c.ClientId, World.Rivelaine));
        page.WaitForElement($"a[href$='/contracts/{World.Fleet}/certificate']");
        Assert.Empty(page.FindAll($"a[href$='/contracts/{World.WithoutProduct}/certificate']"));
    }

    [Fact]
    public async Task A_prospect_reads_news_and_no_word_of_cover()
    {
        await World.ChangeAsync(async db => (await db.Clients.SingleAsync(c => c.Id == World.Pelissier)).State = Broker.Core.Clients.ClientState.Prospect);
        var page = Open<HomePage>(World.Marc, home => home.Add(p => p.ClientId, World.Pelissier));
        page.WaitForState(() => page.Markup.Contains("attaque informatique"));
        Assert.DoesNotContain("Devis en cours", page.Markup);
        Assert.DoesNotContain("Mes contrats", page.Markup);
        // They read news and may ask for a quote, and nothing else (D-26).
        Assert.DoesNotContain("vos demandes", page.Markup);
        Assert.DoesNotContain("Gérer qui a accès", page.Markup);
        Assert.Empty(page.FindAll(".needs, dl"));
    }

    private IRenderedComponent<HomePage> Home(Caller me) => Open<HomePage>(me, home => home.Add(p => p.ClientId, me.ClientId!.Value));
}
