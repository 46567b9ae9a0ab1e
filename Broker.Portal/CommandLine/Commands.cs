namespace Broker.Portal.CommandLine;

/// <summary>The program's verbs. Without one, or with "serve", it is the portal.</summary>
public static class Commands
{
    private const string Serve = "serve";

    /// <param name="Demo">serve --demo: an empty firm is filled with the demo firm first.</param>
    public sealed record Parsed(bool Serves, bool Demo, string[] HostArguments, Func<Task<int>> RunAsync);

    public static Parsed Parse(string[] args)
    {
        var (verb, rest) = args is [var first, .. var others] && !first.StartsWith('-') ? (first, others) : (Serve, args);
        return verb == Serve && !rest.Contains("--help")
            ? new Parsed(true, rest.Contains("--demo"), [.. rest.Where(arg => arg != "--demo").Select(arg => arg == "--data" ? "--Broker:Data" : arg)], () => Task.FromResult(0))
            : new Parsed(false, false, [], () => Verbs.RunAsync(verb, rest));
    }
}
