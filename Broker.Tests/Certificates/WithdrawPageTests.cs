using Broker.Core.Certificates;
using Broker.Core.Demo;
using Broker.Portal.Features.Certificates;
using Broker.Portal.Features.Extranet;
using Broker.Tests.Extranet;
using Broker.Tests.Word.Pdf;
using Bunit;

namespace Broker.Tests.Certificates;

[Trait("Kind", "Page"), Rule("D-38")]
public sealed class WithdrawPageTests : ExtranetScene
{
    private IRenderedComponent<CertificatePage> Page(Certificate one, Broker.Core.Access.Caller? me = null) =>
        Open<CertificatePage>(me ?? World.Theo, page => page.Add(p => p.ClientId, one.ClientId).Add(p => p.Id, one.Id));

    [Fact]
    public async Task It_tells_where_it_came_from_and_is_withdrawn_with_a_reason_that_is_read_at_once()
    {
        var one = (await World.CertificateAsync(await World.IssuedAsync()))!;
        var page = Page(one);
        page.WaitForAssertion(() => Assert.Contains(one.Hash, page.Markup));
        Assert.Contains("Identique, octet pour octet", page.Markup);
        Assert.Contains(Cast.Rivelaine.Name, page.Markup);

        page.Find(".btn--danger").Click();
        page.Find("dialog textarea").Change("Mauvaise adresse");
        page.Find("dialog form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Retirée par", page.Markup));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("dialog form")));
        Assert.Contains("Mauvaise adresse", page.Markup);
        Assert.Empty(page.FindAll(".btn--danger"));
    }

    [Fact]
    public async Task Who_may_not_decide_sees_it_and_changes_nothing_and_another_clients_address_shows_nothing()
    {
        var one = (await World.CertificateAsync(await World.IssuedAsync()))!;
        var page = Page(one, World.Ines);
        page.WaitForAssertion(() => Assert.Contains(one.Hash, page.Markup));
        Assert.Empty(page.FindAll(".btn--danger"));
        var elsewhere = Open<CertificatePage>(World.Theo, p => p.Add(x => x.ClientId, World.Pelissier).Add(x => x.Id, one.Id));
        elsewhere.WaitForAssertion(() => Assert.Contains("Attestation introuvable", elsewhere.Markup));
    }

    [Fact]
    public async Task Replaced_from_the_page_the_older_leads_to_the_newer_here_and_in_the_clients_list()
    {
        var one = (await World.CertificateAsync(await World.IssuedAsync()))!;
        var page = Page(one);
        page.Find(".btn--primary").Click();
        page.Find("dialog textarea").Change("Nouvelle adresse");
        page.Find("dialog form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Une nouvelle attestation est en préparation", page.Markup));
        var request = (await World.ListAsync(World.Theo, World.Fleet)).First(r => r.State == RequestState.Waiting).Id;
        Assert.False((await World.IssueAsync(request)).Failed);
        var newer = (await World.CertificateAsync(request))!;
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll($"a[href$='/certificate/{newer.Id}']")));

        var rows = Open<CertificateRequestRows>(World.Nadege, p => p.Add(x => x.ClientId, World.Rivelaine).Add(x => x.Requests, World.ListAsync(World.Nadege, World.Fleet).Result));
        rows.WaitForAssertion(() => Assert.Contains($"Remplacée par {newer.Number}. Motif", rows.Markup));
    }

    [Fact]
    public async Task Signing_is_chosen_once_a_key_is_there_and_the_key_says_how_long_it_lasts()
    {
        var page = Open<PapersPage>(World.Helene, _ => { });
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("input[name=protection]").Count));
        Assert.True(page.FindAll("input[name=protection]")[2].HasAttribute("disabled"));
        page.FindAll("input[name=protection]")[1].Change("on");
        page.WaitForAssertion(() => Assert.True(page.FindAll("input[name=protection]")[1].HasAttribute("checked")));

        Assert.False((await World.Desk<SetSigningKey>().RunAsync(World.Helene, new() { File = Keys.File(days: 12), Password = Keys.Password })).Failed);
        page.WaitForAssertion(() => Assert.Contains("expire dans 12 jours", page.Markup));
        Assert.False(page.FindAll("input[name=protection]")[2].HasAttribute("disabled"));
        page.FindAll("input[name=protection]")[2].Change("on");
        page.WaitForAssertion(() => Assert.DoesNotContain("Supprimer la clé", page.Find("section:last-of-type").TextContent));
    }
}
