namespace Broker.Portal.CommandLine;

/// <summary>What the program's verbs say.</summary>
public sealed class CommandText;
