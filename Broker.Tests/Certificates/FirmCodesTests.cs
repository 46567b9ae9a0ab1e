using Broker.Core.Certificates;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Staff;
using Broker.Core.Templates;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Word.WordFile;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Certificates;

/// <summary>Tags that end with a code of the firm's own lists, and what its documents say at their head and foot.</summary>
public sealed class FirmCodesTests
{
    [Fact, Rule("R-TAG-04")]
    public async Task A_certificate_says_the_address_of_a_use_a_tax_an_index_and_the_firms_head_and_foot()
    {
        await using var world = await TheWorld.OpenAsync();
        await world.ChangeAsync(async db =>
        {
            (await db.Clients.SingleAsync(c => c.Id == world.Rivelaine)).CorrespondenceTypeId = null;
            db.ClientAddresses.RemoveRange(await db.ClientAddresses.Where(a => a.ClientId == world.Rivelaine).ToListAsync());
            var firm = await db.Firms.SingleAsync();
            (firm.Header, firm.Footer) = ("Ardelane, courtiers", "SAS au capital de 40 000 euros\nORIAS sur orias.fr");
        });
        var invoices = await WordAsync(world, ListKind.CorrespondenceType, "FACT");
        await world.AddAsync(new ClientAddress { ClientId = world.Rivelaine, CorrespondenceTypeId = invoices, Street = "9 rue des Comptes", PostalCode = "44100", City = "Port-Aubel" });
        var main = await world.ReadAsync(db => db.Clients.Where(c => c.Id == world.Rivelaine).Select(c => c.City!).SingleAsync());
        var template = await world.OfferedAsync(world.Liability, P("[{{cabinet.entete}}] à {{client.adresse.FACT}}, sinistres à {{client.ville.sin}}, taxe {{taxe.TSCA9}} %, indice {{indice.FFB}} puis {{index.ri}} [{{firm.footer}}]"));
        var sent = await world.SendAsync(world.Nadege, new() { ContractId = world.Liability, TemplateId = template });
        Assert.False((await world.IssueAsync(sent.Value.RequestId)).Failed);

        var said = world.Printed().Replace('\u202F', ' ').Replace('\u00A0', ' ');
        Assert.Contains("[Ardelane, courtiers]", said);
        Assert.Contains("9 rue des Comptes", said);
        Assert.Contains("44100 Port-Aubel, sinistres", said);
        // No address of that use: the main one.
        Assert.Contains($"sinistres à {main}, taxe 9 %", said);
        // In June 2026, what has been in force since April.
        Assert.Contains("indice 1 189,6 puis 7 214", said);
        Assert.Contains("ORIAS sur orias.fr]", said);
    }

    [Fact, Rule("R-TAG-04")]
    public async Task The_value_is_that_of_the_day_of_issue()
    {
        await using var world = await TheWorld.OpenAsync();
        var codes = await CodesAsync(world, new(2026, 3, 31));
        Assert.Equal(1183.2m, codes.All.Single(c => c.Code == "FFB").Value);
        Assert.Equal(1189.6m, (await CodesAsync(world, new(2026, 4, 1))).All.Single(c => c.Code == "FFB").Value);
        Assert.Null((await CodesAsync(world, new(2015, 12, 31))).All.Single(c => c.Code == "TSCA9").Value);
    }

    [Theory, Rule("R-TAG-04"), Rule("D-39")]
    [InlineData("client.adresse.FACT", TagState.Known, null, null)]
    [InlineData("Souscripteur.Code_Postal.fact", TagState.Known, null, null)]
    [InlineData("taxe.tsca18", TagState.Known, null, null)]
    [InlineData("tax.VIEILLE_TAXE", TagState.Known, null, null)]
    [InlineData("client.adresse.FACTU", TagState.Error, "tag.code-unknown", "client.adresse.FACT")]
    [InlineData("indice.FBB", TagState.Error, "tag.code-unknown", "indice.FFB")]
    [InlineData("taxe.FFB", TagState.Error, "tag.code-unknown", null)]
    [InlineData("taxe.MUETTE", TagState.Error, "tag.code-without-value", null)]
    [InlineData("client.siren.FACT", TagState.Error, "tag.name-unknown", null)]
    [InlineData("taxe", TagState.Asked, null, null)]
    public async Task A_code_is_one_of_the_firms_in_capitals_or_not_and_a_wrong_one_is_an_error(string written, TagState state, string? code, string? suggestion)
    {
        await using var world = await TheWorld.OpenAsync();
        await world.AddAsync(new ListValue { List = ListKind.Tax, Name = "Sans taux", Code = "MUETTE" }, new ListValue { List = ListKind.Tax, Name = "Ancienne", Code = "VIEILLE-TAXE", Retired = true, Figures = [new(new(2020, 1, 1), 1m)] });
        var verdict = TemplateTags.Read(Of(P("{{" + written + "}}")), TemplateSubject.Contract, await CodesAsync(world, TheWorld.Today)).Tags[0].Verdict;
        Assert.Equal((state, code), (verdict.State, verdict.Code));
        if (code == "tag.code-unknown") Assert.Equal(suggestion, verdict.Suggestion);
    }

    [Fact, Rule("R-TAG-04")]
    public async Task A_word_whose_code_a_template_calls_is_not_deleted_before_the_template_is_out_of_use()
    {
        await using var world = await TheWorld.OpenAsync();
        await world.AddAsync(new ListValue { List = ListKind.Index, Name = "Indice du verre", Code = "VERRE-2", Figures = [new(new(2020, 1, 1), 1m)] }, new ListValue { List = ListKind.Index, Name = "Indice du bois", Code = "BOIS" });
        var (glass, wood) = (await WordAsync(world, ListKind.Index, "VERRE-2"), await WordAsync(world, ListKind.Index, "BOIS"));
        var template = await world.OfferedAsync(world.Liability, P("Indice {{Indice.verre_2}}"));
        var remove = world.Desk<RemoveListValue>();
        Assert.Equal("list.in-use", (await remove.RunAsync(world.Helene, glass)).Problem?.Code);
        Assert.Null((await remove.RunAsync(world.Helene, wood)).Problem);

        await world.ChangeAsync(async db => (await db.Templates.SingleAsync(t => t.Id == template)).Retired = true);
        Assert.Null((await remove.RunAsync(world.Helene, glass)).Problem);
    }

    [Fact, Rule("R-TAG-04")]
    public async Task A_template_with_a_code_that_is_none_is_shown_as_wrong_and_makes_no_certificate()
    {
        await using var world = await TheWorld.OpenAsync();
        var template = await world.OfferedAsync(world.Liability, P("Indice {{indice.FFB}}"));
        Assert.Equal(0, (await world.Desk<TemplateQuery>().RunAsync(world.Helene, template))!.Errors);
        var word = await WordAsync(world, ListKind.Index, "FFB");
        var row = (await world.Desk<ListWordsQuery>().RunAsync(world.Helene, ListKind.Index)).Single(w => w.Id == word);
        Assert.Null((await world.Desk<SaveListValue>().RunAsync(world.Helene, new() { Id = word, Version = row.Version, List = ListKind.Index, Name = row.Name, Code = "FFB2" })).Problem);

        Assert.Equal("tag.code-unknown", Assert.Single((await world.Desk<TemplateQuery>().RunAsync(world.Helene, template))!.Tags).Code);
        var sent = await world.SendAsync(world.Nadege, new() { ContractId = world.Liability, TemplateId = template });
        Assert.True((await world.IssueAsync(sent.Value.RequestId)).Failed);
        Assert.Empty(world.Press.Sheets);
    }

    [Fact, Rule("R-TAG-04")]
    public async Task The_guide_lists_the_firms_own_codes_to_copy_and_a_preview_shows_them()
    {
        await using var world = await TheWorld.OpenAsync();
        var rows = (await world.Desk<TagGuideQuery>().RunAsync(world.Helene)).SelectMany(g => g.Rows).ToList();
        Assert.Contains(rows, r => (r.Name, r.Copy) == ("client.address.FACT", "{{client.adresse.FACT}}"));
        Assert.Contains(rows, r => (r.Name, r.Copy, r.Example) == ("tax.TSCA9", "{{taxe.TSCA9}}", "9"));
        Assert.Contains(rows, r => (r.Name, r.Copy) == ("index.FFB", "{{indice.FFB}}"));
        var letter = (await world.Desk<UploadTemplate>().RunAsync(world.Helene, new() { Name = "Lettre", Kind = TemplateKind.Letter, Subject = TemplateSubject.Client }, new() { Name = "lettre.docx", Content = Of(P("{{client.ville.PARC}} {{indice.RI}} {{cabinet.pied}}")) })).Value;
        var shown = (await world.Desk<TemplateOnDataQuery>().RunAsync(world.Helene, letter, null, world.Rivelaine)).Value;
        Assert.Equal("7 214", shown.Values["index.RI"].Replace('\u202F', ' ').Replace('\u00A0', ' '));
        Assert.NotEmpty(shown.Values["client.city.PARC"]);
        Assert.Contains("7", (await world.Desk<TemplatePreviewQuery>().RunAsync(world.Helene, letter)).Value.Html);
    }

    [Fact, Rule("R-FLEET")]
    public async Task The_country_of_an_international_card_is_chosen_from_the_list_and_printed_by_its_name()
    {
        await using var world = await TheWorld.OpenAsync();
        var template = await world.OfferedAsync(world.Fleet, P("Carte internationale, pays : {{pays}}, {{pays | upper}}. {{vehicule.immatriculation}}"), TemplateSubject.InsuredItem);
        Assert.Equal(FieldType.Country, (await world.ReadAsync(db => db.Templates.Include(t => t.Fields).SingleAsync(t => t.Id == template))).Fields.Single().Type);
        var vehicle = await world.VehicleAsync();
        Task<Result<RequestedCertificate>> AskAsync(string country) =>
            world.SendAsync(world.Nadege, new() { ContractId = world.Fleet, TemplateId = template, ItemId = vehicle, Values = new() { ["pays"] = country } });
        Assert.Equal(new Problem("asked.not-a-country", "pays"), (await AskAsync("Maroc")).Problem);
        Assert.False((await world.IssueAsync((await AskAsync("MA")).Value.RequestId)).Failed);
        Assert.Contains("pays : Maroc, MAROC.", world.Printed());
    }

    private static Task<Guid> WordAsync(TheWorld world, ListKind list, string code) => world.ReadAsync(db => db.ListValues.Where(v => v.List == list && v.Code == code).Select(v => v.Id).SingleAsync());

    private static Task<FirmCodes> CodesAsync(TheWorld world, DateOnly day) => world.ReadAsync(db => FirmCodes.ReadAsync(db, day, CancellationToken.None));
}
