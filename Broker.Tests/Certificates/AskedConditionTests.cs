using Broker.Core.Demo;
using Broker.Core.Products;
using Broker.Core.Templates;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Certificates.CertificateScene;
using static Broker.Tests.Word.WordFile;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Certificates;

/// <summary>What the client is asked may decide what the certificate says, and not only be printed in it.</summary>
public sealed class AskedConditionTests
{
    [Fact, Rule("D-34"), Rule("D-39")]
    public async Task An_unknown_condition_is_one_question_to_be_answered_by_yes_or_no()
    {
        await using var world = await TheWorld.OpenAsync();
        var id = await world.OfferedAsync(world.Liability, P("{{#parking}}Avec parking{{/parking}}{{^parking}}Sans parking{{/parking}}") + P("{{#lieu}}À {{lieu}}{{/lieu}}"));
        var detail = (await world.Desk<TemplateQuery>().RunAsync(world.Helene, id))!;
        Assert.Equal(0, detail.Errors);
        Assert.Equal([("parking", "Parking", FieldType.YesNo, true), ("lieu", "Lieu", FieldType.Text, true)], detail.Input.Fields.Select(f => (f.Tag, f.Label!, f.Type, f.TypeIsGuess)));
        Assert.Equal([2, 2], detail.Tags.Where(t => t.State == TagState.Asked).Select(t => t.Places.Count));
    }

    [Theory, Rule("D-34"), Rule("D-39")]
    [InlineData("true", "Lyon", "Avec parking|À Lyon")]
    [InlineData("false", null, "Sans parking")]
    [InlineData(null, "{{client.nom}}", "Sans parking|À {{client.nom}}")]
    public async Task The_answer_decides_what_the_certificate_says(string? parking, string? place, string said)
    {
        await using var world = await TheWorld.OpenAsync();
        var id = await world.OfferedAsync(world.Liability, P("{{#parking}}Avec parking{{/parking}}{{^parking}}Sans parking{{/parking}}") + P("{{#lieu}}À {{lieu}}{{/lieu}}"));
        var input = (await world.Desk<TemplateQuery>().RunAsync(world.Helene, id))!.Input;
        input.Fields.ForEach(f => f.Required = false);
        Assert.False((await world.Desk<ConfigureTemplate>().RunAsync(world.Helene, input)).Failed);

        var sent = await world.SendAsync(world.Nadege, new() { ContractId = world.Liability, TemplateId = id, Values = new() { ["parking"] = parking, ["lieu"] = place } });
        Assert.False((await world.IssueAsync(sent.Value.RequestId)).Failed);
        var printed = world.Printed();
        foreach (var words in new[] { "Avec parking", "Sans parking", "À Lyon", "À {{client.nom}}" }) Assert.Equal(said.Split('|').Contains(words), printed.Contains(words));
    }

    [Fact, Rule("D-34")]
    public async Task A_condition_is_answered_by_yes_or_no_and_by_nothing_else()
    {
        await using var world = await TheWorld.OpenAsync();
        var id = await world.OfferedAsync(world.Liability, P("x {{#parking}}Avec parking{{/parking}}"));
        foreach (var (typed, code) in new[] { (null, "input.required"), ("peut-être", "asked.not-yes-or-no") })
        {
            var sent = await world.SendAsync(world.Nadege, new() { ContractId = world.Liability, TemplateId = id, Values = new() { ["parking"] = typed } });
            Assert.Equal((code, "parking"), (sent.Problem!.Code, sent.Problem.Field));
        }
    }
}
