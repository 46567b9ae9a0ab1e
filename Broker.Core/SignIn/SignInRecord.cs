using Broker.Core.Common;

namespace Broker.Core.SignIn;

public enum SignInWay { Password, Code, Passkey, Link }

/// <summary>In; at the second factor; not the right secret; locked for a while; the right secret, but no account is open.</summary>
public enum SignInOutcome { In, SecondFactor, Wrong, Locked, Closed }

/// <summary>Somebody known came to the door: when, from where, how, and what came of it. Shown to them, and to the firm on the client's record.</summary>
public sealed class SignInRecord : Entity, IPersonal, IUntold
{
    public const int AddressLength = 45, AgentLength = 200;

    /// <summary>As long as anybody may want to know who came.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public static SignInRecord Of(Guid person, DateTime now, SignInWay way, SignInOutcome outcome, string? from, string? agent) => new()
    {
        PersonId = person, At = now, Way = way, Outcome = outcome, Address = from is null ? null : Inputs.Cut(from, AddressLength), Agent = agent is null ? null : Inputs.Cut(agent, AgentLength),
    };

    public required Guid PersonId { get; init; }
    public required DateTime At { get; init; }
    public required SignInWay Way { get; init; }
    public required SignInOutcome Outcome { get; init; }

    /// <summary>Of the network they came from.</summary>
    public string? Address { get; init; }

    /// <summary>What their browser calls itself.</summary>
    public string? Agent { get; init; }
}
