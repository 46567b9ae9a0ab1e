namespace Broker.Portal.CommandLine;

/// <summary>The program's verbs. Without one, or with "serve", it is the portal.</summary>
public static class Commands
{
    internal const string Serve = "serve";

    /// <param name="Demo">serve --demo: an empty firm is filled with the demo firm first.</param>
    public sealed record Parsed(bool Serves, bool Demo, string[] HostArguments, Func<Task<int>> RunAsync);

    /// <param name="terminal">The process's own, unless a test stands before it.</param>
    public static Parsed Parse(string[] args, Terminal? terminal = null)
    {
        var (verb, rest) = args is [var first, .. var others] && !first.StartsWith('-') ? (first, others) : (Serve, args);
        if (verb != Serve || rest.Contains("--help")) return new(false, false, [], () => Verbs.RunAsync(verb, rest));
        try
        {
            var (demo, host) = ServeVerb.Read(rest);
            return new(true, demo, host, () => Task.FromResult(Ends.Done));
        }
        catch (WrongUse wrong)
        {
            return new(false, false, [], () => Verbs.RefuseAsync(wrong, Serve, terminal ?? Terminal.OfProcess()));
        }
    }
}
