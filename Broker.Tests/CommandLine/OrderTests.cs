using Broker.Portal.CommandLine;

namespace Broker.Tests.CommandLine;

public sealed class OrderTests : IDisposable
{
    private readonly Keyboard keyboard = new();

    public void Dispose() => keyboard.Dispose();

    [Theory]
    [InlineData("fly", "")]
    [InlineData("tags", "")]
    [InlineData("tags", "one.docx two.docx")]
    [InlineData("tags", "one.docx --wings")]
    [InlineData("tags", "one.docx --about")]
    [InlineData("tags", "one.docx --about nothing")]
    [InlineData("print", "in.docx out.pdf --report --report")]
    [InlineData("print", "in.docx out.pdf --report=yes")]
    [InlineData("seed", "--clients many")]
    [InlineData("seed", "--clients -3")]
    [InlineData("admin", "destroy --email a@b.fr")]
    [InlineData("admin", "create --first-name A --last-name B --password-stdin")]
    public async Task What_is_typed_wrong_is_said_in_a_sentence_with_code_2(string verb, string rest)
    {
        var end = await keyboard.TypeAsync(verb, rest.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(Ends.WrongUse, end);
        Assert.NotEmpty(keyboard.Complained);
        Assert.DoesNotContain("   at ", keyboard.Complained);
    }

    [Theory]
    [InlineData("tags|"), InlineData("print||out.pdf"), InlineData("print|in.docx|"), InlineData("print|in.docx|out.pdf|--values|"), InlineData("print|in.docx|out.pdf|--values=")]
    [InlineData("backup|"), InlineData("restore|"), InlineData("tags|in.docx|--data|")]
    public async Task Nothing_between_quotes_is_no_file_and_no_value(string typed)
    {
        var words = typed.Split('|');

        Assert.Equal(Ends.WrongUse, await keyboard.TypeAsync(words[0], words[1..]));
        Assert.NotEmpty(keyboard.Complained);
    }

    [Theory]
    [InlineData("tags"), InlineData("print"), InlineData("admin"), InlineData("backup"), InlineData("restore"), InlineData("seed"), InlineData("serve")]
    public async Task Each_verb_explains_itself_in_both_languages(string verb)
    {
        Assert.Equal(Ends.Done, await keyboard.TypeAsync(verb, "--help"));
        var french = keyboard.Said;
        keyboard.Language = "en-GB";
        Assert.Equal(Ends.Done, await keyboard.TypeAsync(verb, "--help"));

        Assert.NotEqual(french, keyboard.Said);
        // A text that is missing shows its key.
        Assert.DoesNotMatch(@"\b(option-|about\b|help\.)", french.Replace("--about", ""));
        Assert.Contains(verb, french);
    }

    [Theory]
    [InlineData("en-US", "en-GB"), InlineData("fr-CA", "fr-FR"), InlineData("", "fr-FR"), InlineData("de-DE", "fr-FR")]
    public void The_machines_language_counts_when_it_is_ours(string machine, string spoken) =>
        Assert.Equal(spoken, Terminal.CultureOf(System.Globalization.CultureInfo.GetCultureInfo(machine)).Name);
}
