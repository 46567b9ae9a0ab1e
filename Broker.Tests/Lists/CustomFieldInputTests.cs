using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Portal.Kit;
using Broker.Tests.Kit;
using Bunit;

namespace Broker.Tests.Lists;

[Trait("Kind", "Page")]
public sealed class CustomFieldInputTests : KitScene
{
    private static readonly CustomChoice Phone = new(Guid.NewGuid(), "Par téléphone"), Fax = new(Guid.NewGuid(), "Par télécopie", Retired: true);

    [Theory]
    [InlineData("fr-FR", "37.5", "37,5", "1 250,75", "1250.75")]
    [InlineData("en-GB", "37.5", "37.5", "1250.75", "1250.75")]
    [InlineData("fr-FR", null, null, "douze", "douze")]
    public void A_number_is_read_and_typed_in_ones_own_language(string culture, string? kept, string? shown, string typed, string keptNow)
    {
        Speak(culture);
        var input = Show(Field(CustomFieldType.Number), kept);
        Assert.Equal(shown, input.Find("input").GetAttribute("value"));
        input.Find("input").Change(typed);
        Assert.Equal(keptNow, written);
    }

    [Fact]
    public void Yes_no_and_dates_can_be_emptied_again()
    {
        var yes = Show(Field(CustomFieldType.YesNo), "true");
        Assert.Equal(["", "true", "false"], yes.FindAll("option").Select(o => o.GetAttribute("value")));
        yes.Find("select").Change("");
        Assert.Equal("", written);
        Show(Field(CustomFieldType.Date), "2026-03-12").Find("input[type=date]").Change("");
        Assert.Equal("", written);
    }

    [Fact]
    public void A_retired_answer_is_offered_only_where_it_was_given()
    {
        Assert.DoesNotContain("Par télécopie", Show(Field(CustomFieldType.Choice), null).Markup);
        Assert.Contains("Par télécopie", Show(Field(CustomFieldType.Choice), Fax.Id.ToString()).Markup);
    }

    [Fact]
    public void Help_obligation_and_refusal_are_tied_to_the_input()
    {
        var field = Field(CustomFieldType.Text) with { Required = true, Help = "Comme sur le bail." };
        var input = Show(field, null, new Problem("input.required", field.Name));
        var box = input.Find($"input#{field.Name}");
        Assert.Equal($"{field.Name}-help {field.Name}-error", box.GetAttribute("aria-describedby"));
        Assert.Equal(("true", "true"), (box.GetAttribute("aria-required"), box.GetAttribute("aria-invalid")));
        Assert.Equal("Indiquez une valeur.", input.Find($"#{field.Name}-error").TextContent.Trim());
        Assert.Empty(Show(field, null, new Problem("input.required", "Name")).FindAll(".error"));
    }

    [Theory]
    [InlineData(CustomFieldType.Number, "1250.75", "1\u00A0250,75")]
    [InlineData(CustomFieldType.Date, "2026-03-12", "12/03/2026")]
    [InlineData(CustomFieldType.YesNo, "false", "Non")]
    [InlineData(CustomFieldType.Text, "411RIVEL", "411RIVEL")]
    [InlineData(CustomFieldType.YesNo, null, null)]
    public void A_value_is_shown_as_its_reader_reads_it(CustomFieldType type, string? kept, string? shown) =>
        Assert.Equal(shown, The<Formats>().Custom(new(Field(type), kept)));

    private string? written;

    private IRenderedComponent<CustomFieldInput> Show(CustomFieldView field, string? value, Problem? problem = null) => Render<CustomFieldInput>(input => input
        .Add(i => i.Field, field).Add(i => i.Value, value).Add(i => i.ValueChanged, typed => written = typed).Add(i => i.Problem, problem));

    private static CustomFieldView Field(CustomFieldType type) => new(Guid.NewGuid(), "Champ", null, type, false, null, [Phone, Fax], false);
}
