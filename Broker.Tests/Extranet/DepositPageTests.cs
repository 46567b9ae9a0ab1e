using Broker.Core.Access;
using Broker.Core.Claims;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Core.Files;
using Broker.Core.Sales;
using Broker.Portal.Features.Documents;
using Broker.Portal.Features.Extranet;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Extranet;

/// <summary>F9 on the pages: where one adds documents, where one finds them again, and photos as photos.</summary>
[Trait("Kind", "Page")]
public sealed class DepositPageTests : ExtranetScene
{
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8];

    [Fact]
    public async Task What_one_adds_to_a_claim_appears_there_by_itself_photos_as_photos_each_for_those_who_may_read_it()
    {
        var claim = await ClaimAsync();
        var page = On(World.Nadege, DepositPlace.Claim, claim);
        page.WaitForElement($"[data-bring='/space/{World.Rivelaine}/deposits/Claim/{claim}']");
        await World.DepositAsync(World.Nadege, DepositPlace.Claim, claim, "constat.pdf");
        var photo = (await World.DepositAsync(World.Nadege, DepositPlace.Claim, claim, "Pare-choc \"gauche\".jpg", Photo)).Value;
        page.WaitForState(() => page.Markup.Contains("constat") && page.FindAll("img").Count == 1);
        var image = page.Find("img");
        Assert.Equal(($"/files/{photo}?space={World.Rivelaine}&view=true", "", "lazy"), (image.GetAttribute("src"), image.GetAttribute("alt"), image.GetAttribute("loading")));
        Assert.Equal("_blank", image.Closest("a")!.GetAttribute("target"));
        Assert.True(page.FindAll("a").Single(a => a.TextContent.Contains("constat")).HasAttribute("download"));

        var desk = Open<DocumentsPanel>(World.Theo, p => p.Add(d => d.ClientId, World.Rivelaine).Add(d => d.ClaimId, claim).Add(d => d.MayChange, true));
        desk.WaitForElement("img");
        Assert.Equal($"/files/{photo}?view=true", desk.Find("img").GetAttribute("src"));
        Assert.Contains("Pare-choc \"gauche\".jpg", desk.Find("a.name:has(img)").TextContent);
    }

    [Fact]
    public async Task A_photo_a_phone_should_not_read_whole_for_a_list_and_one_browsers_do_not_show_stay_names()
    {
        var claim = await ClaimAsync();
        await World.DepositAsync(World.Nadege, DepositPlace.Claim, claim, "iphone.heic", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0]);
        var large = new byte[9 * 1024 * 1024];
        Photo.CopyTo(large, 0);
        await World.DepositAsync(World.Nadege, DepositPlace.Claim, claim, "grande.jpg", large);
        var page = On(World.Nadege, DepositPlace.Claim, claim);
        page.WaitForState(() => page.Markup.Contains("iphone") && page.Markup.Contains("grande"));
        Assert.Empty(page.FindAll("img"));
        Assert.All(page.FindAll("a.row"), link => Assert.True(link.HasAttribute("download")));
    }

    [Fact]
    public async Task Where_there_is_nothing_yet_only_those_who_may_add_see_the_panel()
    {
        var quote = await World.ReadAsync(db => db.Quotes.Where(q => q.ClientId == Cast.Rivelaine.Id).Select(q => q.Id).FirstAsync());
        var nadege = On(World.Nadege, DepositPlace.Quote, quote);
        nadege.WaitForElement("[data-bring]");
        Assert.Empty(nadege.FindAll("ul.rows"));
        Assert.Contains("accept=\".pdf", nadege.Markup);
        Assert.DoesNotContain(".zip", nadege.Find("[data-bring]").OuterHtml);
        var luc = On(World.Luc, DepositPlace.Quote, quote);
        await World.DepositAsync(World.Nadege, DepositPlace.Quote, quote);
        nadege.WaitForElement("ul.rows a");
        Assert.Empty(luc.FindAll("[data-bring]"));
    }

    [Fact, Rule("D-28"), Rule("R-EXT-13")]
    public async Task Switched_off_the_place_to_add_is_gone_and_what_was_added_stays()
    {
        var claim = await ClaimAsync();
        await World.DepositAsync(World.Nadege, DepositPlace.Claim, claim);
        var page = On(World.Nadege, DepositPlace.Claim, claim);
        page.WaitForState(() => page.FindAll("[data-bring]").Count == 1 && page.Markup.Contains("constat"));
        await World.SwitchOffAsync(Feature.DepositDocuments);
        page.WaitForState(() => page.FindAll("[data-bring]").Count == 0);
        Assert.Contains("constat", page.Markup);
    }

    [Fact, Rule("IND-09")]
    public async Task A_limited_contact_adds_to_what_is_shared_with_them_and_reads_nothing_of_the_rest()
    {
        var claim = await ClaimAsync();
        await World.DepositAsync(World.Nadege, DepositPlace.Claim, claim);
        var karim = On(World.Karim, DepositPlace.Claim, claim);
        karim.WaitForState(() => karim.Markup.Contains("constat"));
        await World.ChangeAsync(async db => (await db.ItemShares.SingleAsync(s => s.ItemId == Cast.Fleet.Id)).Parts = ContractPart.Documents);
        karim.WaitForState(() => !karim.Markup.Contains("constat"));
    }

    private Task<Guid> ClaimAsync() => World.ReadAsync(db => db.Claims.Where(c => c.ClientId == Cast.Rivelaine.Id && c.ContractId == Cast.Fleet.Id).Select(c => c.Id).FirstAsync());

    private IRenderedComponent<DepositPanel> On(Caller me, DepositPlace place, Guid id) =>
        Open<DepositPanel>(me, p => p.Add(d => d.ClientId, World.Rivelaine).Add(d => d.Place, place).Add(d => d.PlaceId, id));
}
