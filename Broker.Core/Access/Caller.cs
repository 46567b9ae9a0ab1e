namespace Broker.Core.Access;

/// <summary>Who claims to act, and for which client account. What they may do is read at the archive's door, at every operation.</summary>
public sealed record Caller
{
    private Caller() { }

    public static readonly Caller Nobody = new();

    public Guid? PersonId { get; private init; }

    /// <summary>The client account a contact is acting in; null for staff.</summary>
    public Guid? ClientId { get; private init; }

    /// <summary>Name of the job or command, when it is the firm's own machine that acts.</summary>
    public string? Job { get; private init; }

    /// <summary>Hash of the session's key, for those who come in a client's space: a session may open a principal's members (D-22).</summary>
    public string? Session { get; private init; }

    public static Caller Staff(Guid personId) => new() { PersonId = personId };

    public static Caller Client(Guid personId, Guid clientId, string? session = null) => new() { PersonId = personId, ClientId = clientId, Session = session };

    public static Caller System(string job) => new() { Job = job };
}
