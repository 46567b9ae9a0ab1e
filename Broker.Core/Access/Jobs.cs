namespace Broker.Core.Access;

/// <summary>Names under which the firm's own machine acts, where one of them matters to a rule.</summary>
public static class Jobs
{
    public const string Print = "print";
    public const string Setup = "setup";
    public const string Sessions = "sessions";

    /// <summary>Filling a demo or measuring database: not audited line by line.</summary>
    public const string Seed = "seed";
}
