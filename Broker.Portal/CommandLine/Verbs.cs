namespace Broker.Portal.CommandLine;

internal static class Verbs
{
    public static Task<int> RunAsync(string verb, string[] rest) => Task.FromResult(2);
}
