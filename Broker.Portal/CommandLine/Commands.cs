namespace Broker.Portal.CommandLine;

/// <summary>The program's verbs. Without one, or with "serve", it is the portal.</summary>
public static class Commands
{
    /// <param name="Demo">serve --demo: an empty firm is filled with the demo firm first.</param>
    public sealed record Parsed(bool Serves, bool Demo, string[] HostArguments, Func<Task<int>> RunAsync);

    public static Parsed Parse(string[] args)
    {
        var verb = args.FirstOrDefault(arg => !arg.StartsWith('-')) is { } first && args[0] == first ? first : "serve";
        var rest = args.Length > 0 && args[0] == verb ? args[1..] : args;
        if (verb == "serve" && !rest.Contains("--help")) return new Parsed(true, rest.Contains("--demo"), [.. rest.Where(arg => arg is not ("--demo" or "--empty"))], () => Task.FromResult(0));
        return new Parsed(false, false, [], () => Verbs.RunAsync(verb, rest));
    }
}
