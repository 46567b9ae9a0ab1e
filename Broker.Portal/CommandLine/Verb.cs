namespace Broker.Portal.CommandLine;

/// <param name="Usage">What follows the verb, as the help shows it: one word for each that must be typed.</param>
/// <param name="Options">Each with the name of its value, or null for a switch.</param>
internal sealed record Verb(string Name, string Usage, (string Name, string? Value)[] Options, Func<Order, Toolbox, CancellationToken, Task<int>> RunAsync)
{
    public static readonly (string Name, string? Value) Data = ("--data", "FOLDER");

    public int Words => Usage.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}

/// <summary>How the program ends.</summary>
public static class Ends
{
    public const int Done = 0, No = 1, WrongUse = 2, CouldNot = 3;
}

/// <summary>What was typed cannot be understood; code and values of the sentence that says why.</summary>
internal sealed class WrongUse(string code, params object[] args) : Exception(code)
{
    public object[] Args => args;
}
