using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Templates;
using Broker.Tests.Certificates;
using static Broker.Tests.Word.WordFile;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Templates;

/// <summary>What a certificate must say before clients are given it.</summary>
public sealed class StatementTests
{
    public static TheoryData<CertificateStatement> All => [.. Enum.GetValues<CertificateStatement>()];

    [Theory, MemberData(nameof(All))]
    public async Task A_certificate_without_one_of_them_cannot_be_published_and_is_told_which(CertificateStatement left)
    {
        await using var world = await TheWorld.OpenAsync();
        await world.RequireAllAsync();
        var id = await world.UploadedAsync(CertificateText.Without(left));
        await world.DeclareAsync(id);

        var refused = await world.PublishAsync(id, 1);
        Assert.Equal(Problem.Of("template.lacks-one", left), refused.Problem);
        var seen = await world.SeenAsync(id);
        Assert.True(seen.Draft);
        Assert.Equal([left], seen.Statements.Where(s => s.Lacks).Select(s => s.Statement));
        Assert.All(seen.Statements.Single(s => s.Statement == left).Tags, tag => Assert.StartsWith("{{", tag));

        Assert.Null((await world.Desk<ReplaceTemplateFile>().RunAsync(world.Helene, id, CertificateText.File(CertificateText.Full))).Problem);
        if (left == CertificateStatement.Signature) Assert.Null((await world.DeclareAsync(id, number: 2)).Problem);
        Assert.Null((await world.PublishAsync(id, 2)).Problem);
        Assert.False((await world.SeenAsync(id)).Draft);
    }

    [Fact]
    public async Task Words_are_looked_for_in_each_version_and_bear_the_name_of_who_pointed_to_them()
    {
        await using var world = await TheWorld.OpenAsync();
        await world.RequireAllAsync();
        var id = await world.UploadedAsync(CertificateText.Full);
        Assert.Equal(new Problem("statement.not-there", "Words"), (await world.DeclareAsync(id, "Pour le compte de la compagnie")).Problem);
        Assert.Equal("input.too-short", (await world.DeclareAsync(id, "Par")).Problem!.Code);
        Assert.Null((await world.DeclareAsync(id, "par  DELEGATION de l’assureur")).Problem);

        var said = (await world.SeenAsync(id)).Statements.Single(s => s.Statement == CertificateStatement.Signature);
        Assert.Equal((StatementState.ByWords, Cast.Helene.FullName), (said.State, said.By));
        Assert.Null((await world.PublishAsync(id, 1)).Problem);
        await world.Desk<ReplaceTemplateFile>().RunAsync(world.Helene, id, CertificateText.File(CertificateText.Without(CertificateStatement.Signature)));
        Assert.Equal(StatementState.Missing, (await world.SeenAsync(id, 2)).Statements.Single(s => s.Statement == CertificateStatement.Signature).State);
        Assert.Equal(1, (await world.SeenAsync(id)).Number);
    }

    [Fact]
    public async Task What_is_in_a_picture_is_said_of_one_file_alone_and_can_be_taken_back()
    {
        await using var world = await TheWorld.OpenAsync();
        await world.RequireAsync(CertificateStatement.InsurerAddress);
        var id = await world.UploadedAsync(P("En-tête"));
        var input = new DeclareStatement.Input { TemplateId = id, Number = 1, Statement = CertificateStatement.InsurerAddress, Where = DeclareStatement.Place.Picture };
        Assert.Null((await world.Desk<DeclareStatement>().RunAsync(world.Helene, input)).Problem);
        Assert.Null((await world.PublishAsync(id, 1)).Problem);

        await world.Desk<ReplaceTemplateFile>().RunAsync(world.Helene, id, CertificateText.File(P("Autre en-tête")));
        Assert.Equal("template.lacks-one", (await world.PublishAsync(id, 2)).Problem!.Code);
        input.Where = DeclareStatement.Place.Nowhere;
        Assert.Null((await world.Desk<DeclareStatement>().RunAsync(world.Helene, input)).Problem);
        // What is published stays so, and is shown as lacking it.
        var seen = await world.SeenAsync(id);
        Assert.Equal((false, false), (seen.Draft, seen.IsFit));
    }

    [Theory]
    [InlineData("{{#contrat.flotte}}{{contrat.adresse_assureur}}{{/contrat.flotte}}", false)]
    [InlineData("{{#contrat.adresse_assureur}}Adresse : {{contrat.adresse_assureur}}{{/contrat.adresse_assureur}}", true)]
    [InlineData("{{^contrat.adresse_assureur}}Sans adresse{{/contrat.adresse_assureur}}", false)]
    [InlineData("{{contrat.adresse_assureur | majuscules}}", true)]
    public async Task Only_what_is_printed_whatever_else_the_record_holds_counts(string body, bool there)
    {
        await using var world = await TheWorld.OpenAsync();
        await world.RequireAsync(CertificateStatement.InsurerAddress);
        var id = await world.UploadedAsync(P(body));
        Assert.Equal(there, (await world.SeenAsync(id)).IsFit);
    }

    [Fact]
    public async Task A_certificate_about_one_item_names_that_item()
    {
        await using var world = await TheWorld.OpenAsync();
        await world.RequireAsync(CertificateStatement.Subject);
        async Task<bool> FitAsync(string name, string body)
        {
            var id = (await world.Desk<UploadTemplate>().RunAsync(world.Helene, new() { Name = name, Kind = TemplateKind.Certificate, Subject = TemplateSubject.InsuredItem }, CertificateText.File(P(body)))).Value;
            return (await world.SeenAsync(id)).IsFit;
        }
        Assert.False(await FitAsync("Par risque", "{{contrat.risque}}"));
        Assert.True(await FitAsync("Par plaque", "{{vehicule.immatriculation}}"));
    }

    [Fact]
    public async Task Asking_for_more_stops_no_client_and_points_out_who_lacks_it()
    {
        await using var world = await TheWorld.OpenAsync();
        await world.RequireAllAsync();
        var demo = (await world.Desk<TemplatesQuery>().RunAsync(world.Helene)).Single(t => t.Name == DemoTemplates.Contract);
        Assert.Equal([CertificateStatement.Amounts], demo.Lacks);
        Assert.Contains(DemoTemplates.Contract, (await world.Desk<StatementRulesQuery>().RunAsync(world.Helene)).Lacking[CertificateStatement.Amounts]);
        Assert.NotEqual(Guid.Empty, await world.RequestedAsync());

        // Its next version must have it; clients go on with the one they have.
        var file = CertificateText.File(CertificateText.Without(CertificateStatement.Amounts));
        Assert.Equal(3, (await world.Desk<ReplaceTemplateFile>().RunAsync(world.Helene, demo.Id, file)).Value);
        var seen = await world.SeenAsync(demo.Id);
        Assert.Equal((2, false), (seen.Number, seen.Draft));
        Assert.True(seen.Versions[0].Newer);
    }

    [Fact]
    public async Task Two_who_decide_what_is_required_meet()
    {
        await using var world = await TheWorld.OpenAsync();
        var read = (await world.Desk<StatementRulesQuery>().RunAsync(world.Helene)).Input;
        await world.RequireAllAsync();
        Assert.Equal(Problem.Stale, (await world.Desk<SaveStatementRules>().RunAsync(world.Helene, read)).Problem);
    }

    [Fact]
    public async Task The_firms_own_certificates_say_all_it_asks_for()
    {
        await using var world = await TheWorld.OpenAsync();
        var templates = await world.Desk<TemplatesQuery>().RunAsync(world.Helene);
        Assert.Equal(5, templates.Count);
        foreach (var template in templates)
        {
            var seen = await world.SeenAsync(template.Id);
            Assert.Equal((true, false, 0), (seen.IsFit, seen.Draft, template.Lacks.Count));
            Assert.Equal(template.Kind == TemplateKind.Certificate ? 8 : 0, seen.Statements.Count);
        }
    }

    [Fact]
    public async Task What_becomes_a_certificate_must_say_what_those_say()
    {
        await using var world = await TheWorld.OpenAsync();
        var id = (await world.Desk<UploadTemplate>().RunAsync(world.Helene, new() { Name = "Lettre", Kind = TemplateKind.Letter }, CertificateText.File(P("Bonjour {{client.nom}}")))).Value;
        var input = (await world.SeenAsync(id)).Input;
        Assert.False((await world.SeenAsync(id)).Draft);
        input.Kind = TemplateKind.Certificate;
        Assert.Null((await world.Desk<ConfigureTemplate>().RunAsync(world.Helene, input)).Problem);
        Assert.True((await world.SeenAsync(id)).Draft);
    }
}
