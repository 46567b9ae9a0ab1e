using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Templates;
using Broker.Tests.Templates;
using Broker.Tests.Word;
using Microsoft.EntityFrameworkCore;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Certificates;

/// <summary>The certificate one is about to request, seen before it is sent: what it will say, to whoever may send it, and nothing that would make it look real.</summary>
public sealed class CertificatePageTests
{
    [Fact, Rule("R-CERT-12")]
    public async Task It_says_what_the_certificate_will_say_with_places_for_what_is_typed()
    {
        await using var world = await TheWorld.OpenAsync();
        var page = await PageAsync(world, world.Nadege, world.Liability, DemoTemplates.Event, [new("motif", null, "Salon", true), new("lieu", null, "", true)]);

        Assert.Contains(Cast.Rivelaine.Name, Text(page.Value.Body));
        Assert.Equal(["motif", "date_debut", "date_fin", "lieu", "precisions"], page.Value.Fields.Select(f => f.Tag));
        Assert.Equal([0, 3], LivePageTests.Places(page.Value.Body).Select(p => p.Number).Distinct().Order());
    }

    [Fact, Rule("D-38")]
    public async Task Number_and_code_are_no_certificates_and_none_is_used_up()
    {
        await using var world = await TheWorld.OpenAsync();
        var template = await world.OfferedAsync(world.Liability, WordFile.P("N° {{certificate.number}}, code {{certificate.code}}, {{certificate.url}}"));
        var before = await world.ReadAsync(db => db.CertificateCounters.Select(c => c.Last).SumAsync());
        var page = await world.Desk<CertificatePageQuery>().RunAsync(world.Nadege, new() { ContractId = world.Liability, TemplateId = template }, []);

        var text = Text(page.Value.Body);
        Assert.Contains($"N° AT-{TheWorld.Today.Year}-00000, code 0000000000000000", text);
        Assert.Null(await world.Desk<VerifyCertificateQuery>().RunAsync(Caller.Nobody, "0000000000000000"));
        Assert.Equal(before, await world.ReadAsync(db => db.CertificateCounters.Select(c => c.Last).SumAsync()));
        Assert.Equal(0, await world.ReadAsync(db => db.CertificateRequests.CountAsync(r => r.TemplateId == template)));
    }

    [Fact, Rule("R-CERT-07"), Rule("D-32")]
    public async Task Whoever_could_not_send_the_request_sees_no_page_for_the_same_reason()
    {
        await using var world = await TheWorld.OpenAsync();
        Assert.Equal("certificate.unsettled", (await PageAsync(world, world.Nadege, world.Goods, DemoTemplates.Contract)).Problem!.Code);
        Assert.Equal("certificate.not-in-force", (await PageAsync(world, world.Nadege, world.Terminated, DemoTemplates.Contract)).Problem!.Code);
        Assert.Equal("certificate.template-not-offered", (await PageAsync(world, world.Nadege, world.Fleet, DemoTemplates.Event)).Problem!.Code);
        Assert.Equal("certificate.template-not-offered", (await PageAsync(world, world.Nadege, world.Fleet, DemoTemplates.Vehicle)).Problem!.Code);
        Assert.Equal(Problem.Missing, (await PageAsync(world, world.Marc, world.Fleet, DemoTemplates.Contract)).Problem);
        await Assert.ThrowsAsync<Forbidden>(() => PageAsync(world, world.Luc, world.Fleet, DemoTemplates.Contract));
        await Assert.ThrowsAsync<Forbidden>(() => PageAsync(world, world.Theo, world.Fleet, DemoTemplates.Contract));
    }

    [Fact, Rule("R-CERT-11")]
    public async Task One_about_an_item_speaks_of_that_item_which_is_of_the_contract()
    {
        await using var world = await TheWorld.OpenAsync();
        var vehicle = await world.VehicleAsync();
        var plate = await world.ReadAsync(db => db.InsuredItems.Where(i => i.Id == vehicle).Select(i => i.Label).SingleAsync());
        var input = new RequestCertificate.Input { ContractId = world.Fleet, TemplateId = DemoTemplates.Id(DemoTemplates.Vehicle), ItemId = vehicle };

        var page = await world.Desk<CertificatePageQuery>().RunAsync(world.Nadege, input, []);
        Assert.Contains(plate.Split(' ')[0], Text(page.Value.Body));
        input.ItemId = Guid.NewGuid();
        Assert.Equal("common.missing", (await world.Desk<CertificatePageQuery>().RunAsync(world.Nadege, input, [])).Problem!.Code);
    }

    [Fact, Rule("IND-10")]
    public async Task A_type_the_browser_claims_is_not_believed()
    {
        await using var world = await TheWorld.OpenAsync();
        var page = await PageAsync(world, world.Nadege, world.Liability, DemoTemplates.Event, [new("date_debut", FieldType.Text, "2030-03-12", true)]);
        Assert.Contains("12", string.Concat(page.Value.Fields.Single(f => f.Tag == "date_debut").Printed.Values));
        Assert.DoesNotContain("2030-03-12", page.Value.Fields.Single(f => f.Tag == "date_debut").Printed.Values);
    }

    private static Task<Result<LivePage>> PageAsync(TheWorld world, Caller by, Guid contract, string template, IReadOnlyList<TypedAnswer>? typed = null) =>
        world.Desk<CertificatePageQuery>().RunAsync(by, new() { ContractId = contract, TemplateId = DemoTemplates.Id(template) }, typed ?? []);

    private static string Text(string html) => System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(html, "<[^>]*>", ""));
}
