namespace Broker.Core.Access;

/// <summary>Names under which the firm's own machine acts, where one of them matters to a rule.</summary>
public static class Jobs
{
    public const string Print = "print";
    public const string Verify = "verify";
    public const string Sweep = "sweep";
    public const string Setup = "setup";
    public const string Deferred = "deferred";
    public const string Sessions = "sessions";
    public const string Daily = "daily";
    public const string Mail = "mail";
    public const string Fetch = "mail-fetch";
    public const string Calendar = "calendar";

    /// <summary>Reading what restricts a client, which its own people do not see.</summary>
    public const string Restriction = "restriction";

    /// <summary>Somebody at the machine's own command line.</summary>
    public const string Command = "command";

    /// <summary>Filling a demo or measuring database: not audited line by line.</summary>
    public const string Seed = "seed";
}
