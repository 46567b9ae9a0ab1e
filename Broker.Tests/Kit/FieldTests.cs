using System.ComponentModel.DataAnnotations;
using Broker.Core.Common;
using Broker.Portal.Kit;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Broker.Tests.Kit;

public sealed class FieldTests : KitScene
{
    private readonly Exit input = new();

    private IRenderedComponent<EditForm> Show(Problem? problem = null) => Render<EditForm>(form => form
        .Add(f => f.Model, input)
        .Add(f => f.ChildContent, _ => builder =>
        {
            builder.OpenComponent<InputCheck>(0);
            builder.CloseComponent();
            builder.OpenComponent<Field<string?>>(1);
            builder.AddComponentParameter(2, "Label", "Motif");
            builder.AddComponentParameter(3, "Help", "Une phrase courte.");
            builder.AddComponentParameter(4, "For", (System.Linq.Expressions.Expression<Func<string?>>)(() => input.Reason));
            builder.AddComponentParameter(5, "Problem", problem);
            builder.AddComponentParameter(6, "ChildContent", (RenderFragment<IReadOnlyDictionary<string, object>>)(f => inner =>
            {
                inner.OpenElement(0, "input");
                inner.AddMultipleAttributes(1, f);
                inner.CloseElement();
            }));
            builder.CloseComponent();
        }));

    [Fact]
    public void A_field_ties_label_help_and_input_together()
    {
        var form = Show();
        var box = form.Find("input");
        Assert.Equal(box.Id, form.Find("label").GetAttribute("for"));
        Assert.Equal(form.Find(".help").Id, box.GetAttribute("aria-describedby"));
        Assert.Equal("true", box.GetAttribute("aria-required"));
    }

    [Fact]
    public void What_is_missing_is_said_beside_its_field_in_the_reader_s_language()
    {
        var form = Show();
        form.Find("form").Submit();
        Assert.Equal("Indiquez une valeur.", form.Find(".field.invalid .error").TextContent.Trim());
        Assert.Contains(form.Find(".error").Id!, form.Find("input").GetAttribute("aria-describedby")!);
        Assert.Equal("true", form.Find("input").GetAttribute("aria-invalid"));
    }

    [Fact]
    public void A_problem_shows_beside_the_field_it_names_only()
    {
        Assert.Contains("n’est pas acceptée", Show(new Problem("input.not-accepted").At(nameof(Exit.Reason))).Find(".error").TextContent);
        Assert.Empty(Show(new Problem("input.not-accepted").At("Another")).FindAll(".error"));
    }

    [Fact]
    public void What_the_desk_refused_is_marked_on_the_framework_s_own_inputs_and_may_be_sent_again()
    {
        input.Reason = "vente";
        (Problem? problem, var sent) = (null, 0);
        var form = Render<EditForm>(f => f.Add(e => e.Model, input)
            .Add(e => e.OnValidSubmit, EventCallback.Factory.Create<EditContext>(this, _ => (problem, sent) = (sent == 0 ? new Problem("input.not-accepted").At(nameof(Exit.Reason)) : null, sent + 1)))
            .Add(e => e.ChildContent, _ => builder =>
            {
                builder.OpenComponent<InputCheck>(0);
                builder.CloseComponent();
                builder.OpenComponent<Field<string?>>(1);
                builder.AddComponentParameter(2, "Label", "Motif");
                builder.AddComponentParameter(3, "For", (System.Linq.Expressions.Expression<Func<string?>>)(() => input.Reason));
                builder.AddComponentParameter(4, "Problem", problem);
                builder.AddComponentParameter(5, "ChildContent", (RenderFragment<IReadOnlyDictionary<string, object>>)(f => inner =>
                {
                    inner.OpenComponent<InputText>(0);
                    inner.AddMultipleAttributes(1, f);
                    inner.AddComponentParameter(2, "Value", input.Reason);
                    inner.AddComponentParameter(3, "ValueChanged", EventCallback.Factory.Create<string?>(this, reason => input.Reason = reason));
                    inner.AddComponentParameter(4, "ValueExpression", (System.Linq.Expressions.Expression<Func<string?>>)(() => input.Reason));
                    inner.CloseComponent();
                }));
                builder.CloseComponent();
            }));
        Assert.False(form.Find("input").HasAttribute("aria-invalid"));

        form.Find("form").Submit();
        form.Render();
        Assert.Equal("true", form.Find("input").GetAttribute("aria-invalid"));
        Assert.Contains("n’est pas acceptée", Assert.Single(form.FindAll(".error")).TextContent);
        Assert.Contains(form.Find(".error").Id!, form.Find("input").GetAttribute("aria-describedby")!);

        form.Find("form").Submit();
        form.Render();
        Assert.Equal(2, sent);
        Assert.False(form.Find("input").HasAttribute("aria-invalid"));
        Assert.Empty(form.FindAll(".error"));
    }

    [Theory]
    [InlineData("fr-FR", "Indiquez une date valable.")]
    [InlineData("en-GB", "Enter a valid date.")]
    public void A_day_nobody_can_read_is_told_in_the_reader_s_language(string culture, string sentence)
    {
        Speak(culture);
        var form = Render<EditForm>(f => f.Add(e => e.Model, input).Add(e => e.ChildContent, _ => builder =>
        {
            builder.OpenComponent<Field<DateOnly?>>(0);
            builder.AddComponentParameter(1, "Label", "Sortie");
            builder.AddComponentParameter(2, "For", (System.Linq.Expressions.Expression<Func<DateOnly?>>)(() => input.On));
            builder.AddComponentParameter(3, "ChildContent", (RenderFragment<IReadOnlyDictionary<string, object>>)(f => inner =>
            {
                inner.OpenComponent<InputDate<DateOnly?>>(0);
                inner.AddMultipleAttributes(1, f);
                inner.AddComponentParameter(2, "Value", input.On);
                inner.AddComponentParameter(3, "ValueChanged", EventCallback.Factory.Create<DateOnly?>(this, day => input.On = day));
                inner.AddComponentParameter(4, "ValueExpression", (System.Linq.Expressions.Expression<Func<DateOnly?>>)(() => input.On));
                inner.CloseComponent();
            }));
            builder.CloseComponent();
        }));
        form.Find("input").Change("99999-12-31");
        Assert.Equal(sentence, form.Find(".field.invalid .error").TextContent.Trim());
        Assert.DoesNotContain("parsing", form.Markup, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void What_no_database_keeps_and_days_nobody_means_are_told_too()
    {
        input.Reason = "a\0b";
        input.On = new DateOnly(26, 6, 15);
        input.Amount = 99_999_999_999;
        Assert.Equal(["input.not-accepted", "input.day-out-of-range", "input.out-of-range"], Inputs.Problems(input).Select(p => p.Code));
        input.Reason = "half \ud83d";
        Assert.Equal(nameof(Exit.Reason), Inputs.Check(input)!.Field);
    }

    [Fact]
    public void Each_annotation_has_its_own_sentence()
    {
        input.Reason = new string('x', 11);
        input.Mail = "nobody";
        input.Days = 40;
        var texts = The<ProblemTexts>();
        Assert.Equal(
            ["Raccourcissez\u00A0: 10\u00A0caractères au plus.", "Indiquez une adresse e-mail complète, comme nom@exemple.fr.", "Indiquez une valeur entre 1 et 30."],
            Inputs.Problems(input).Select(texts.Of));
    }

    private sealed class Exit
    {
        [Required, MaxLength(10)] public string? Reason { get; set; }
        [EmailAddress] public string? Mail { get; set; }
        [Range(1, 30)] public int Days { get; set; } = 1;
        public DateOnly? On { get; set; }
        [Range(0, 100)] public decimal? Amount { get; set; }
    }
}
