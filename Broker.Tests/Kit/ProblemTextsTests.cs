using System.Reflection;
using Broker.Core.Common;
using Broker.Portal.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Broker.Tests.Kit;

public sealed class ProblemTextsTests : KitScene
{
    private ProblemTexts Texts => The<ProblemTexts>();

    [Fact]
    public void A_problem_speaks_the_reader_s_language()
    {
        Assert.StartsWith("Quelqu’un l’a modifié", Texts.Of(Problem.Stale));
        Speak("en-GB");
        Assert.StartsWith("Somebody changed it", Texts.Of(Problem.Stale));
    }

    [Fact]
    public void The_values_of_a_problem_are_written_as_the_pages_write_them()
    {
        var problem = Problem.Of("input.out-of-range", new DateOnly(2026, 3, 1), Money.Euros(1284.5m));
        Assert.Equal("Indiquez une valeur entre 1ᵉʳ\u00A0mars\u00A02026 et 1\u00A0284,50\u00A0€.", Texts.Of(problem));
    }

    [Fact]
    public void A_problem_is_found_in_the_texts_of_the_capability_that_knows_it()
    {
        var texts = new ProblemTexts(new Shelf(), The<Formats>(), [typeof(ClaimText), typeof(FleetText)]);
        Assert.Equal("Sortie avant le 2\u00A0mars\u00A02026.", texts.Of(Problem.Of("fleet.exit-too-early", new DateOnly(2026, 3, 2))));
    }

    [Fact]
    public void A_problem_nobody_explains_still_names_itself() =>
        Assert.Equal("Cela n’a pas pu être fait. (nobody.knows)", Texts.Of(new Problem("nobody.knows")));

    [Fact]
    public void Only_classes_with_texts_beside_them_are_read()
    {
        var types = ProblemTexts.TextTypes(typeof(CommonText).Assembly).ToList();
        Assert.Contains(typeof(CommonText), types);
        Assert.DoesNotContain(types, type => typeof(IComponent).IsAssignableFrom(type));
    }

    [Fact]
    public void As_registered_it_knows_the_sentences_of_every_capability() =>
        Assert.Equal("Ce n’est pas le code affiché au démarrage.", Texts.Of(new Problem("setup.code-wrong")));

    private sealed class ClaimText;

    private sealed class FleetText;

    /// <summary>A capability's texts, written down here.</summary>
    private sealed class Shelf : IStringLocalizerFactory, IStringLocalizer
    {
        private bool fleet;

        public IStringLocalizer Create(Type source) => new Shelf { fleet = source == typeof(FleetText) };

        public IStringLocalizer Create(string baseName, string location) => throw new NotSupportedException();

        public LocalizedString this[string name] =>
            fleet && name == "fleet.exit-too-early" ? new(name, "Sortie avant le {0}.") : new(name, name, resourceNotFound: true);

        public LocalizedString this[string name, params object[] arguments] => this[name];

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }
}
