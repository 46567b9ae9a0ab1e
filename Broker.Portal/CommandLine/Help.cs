namespace Broker.Portal.CommandLine;

internal static class Help
{
    public static int OfProgram(Toolbox tools, Verb[] verbs, bool asked, string name)
    {
        var to = asked ? tools.Terminal.Out : tools.Terminal.Error;
        if (!asked) to.WriteLine(tools.Text["use.verb-unknown", name]);
        to.WriteLine(tools.Text["help.program"]);
        to.WriteLine();
        Row(to, "serve [--demo] [--urls http://…]", tools.Text["serve.about"]);
        foreach (var verb in verbs) Row(to, $"{verb.Name} {verb.Usage}".TrimEnd(), tools.Text[$"{verb.Name}.about"]);
        to.WriteLine();
        to.WriteLine(tools.Text["help.more"]);
        return asked ? Ends.Done : Ends.WrongUse;
    }

    public static int Of(Toolbox tools, Verb verb)
    {
        var to = tools.Terminal.Out;
        to.WriteLine($"broker {verb.Name} {verb.Usage}".TrimEnd());
        to.WriteLine(tools.Text[$"{verb.Name}.about"]);
        to.WriteLine();
        foreach (var (name, value) in verb.Options) Row(to, $"{name} {value}".TrimEnd(), tools.Text[$"{verb.Name}.option-{name.TrimStart('-')}"]);
        Row(to, $"{Verb.Data.Name} {Verb.Data.Value}", tools.Text["help.data"]);
        Row(to, "--help", tools.Text["help.help"]);
        to.WriteLine();
        to.WriteLine(tools.Text["help.ends"]);
        return Ends.Done;
    }

    private static void Row(TextWriter to, string left, string right) => to.WriteLine($"  {left,-34} {right}");
}
