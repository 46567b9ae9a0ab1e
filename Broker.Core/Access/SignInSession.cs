using Broker.Core.Common;

namespace Broker.Core.Access;

/// <summary>A signed-in browser. The cookie carries only a random key, of which this row keeps the hash: signing out, or removing the row, ends it everywhere.</summary>
public sealed class SignInSession : IPersonal
{
    public const int KeyLength = 64;

    /// <summary>SHA-256 of the cookie's key, in hexadecimal.</summary>
    public required string KeyHash { get; init; }
    public required Guid PersonId { get; init; }
    public required byte[] Ticket { get; set; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime SeenAt { get; set; }
    public required DateTime ExpiresAt { get; set; }
    public string? Agent { get; init; }

    /// <summary>The principal whose members' accounts are open to this session, once its second credentials were given (D-22).</summary>
    public Guid? GroupOf { get; set; }

    /// <summary>The client account last gone to; null where there was never a choice.</summary>
    public Guid? Space { get; set; }
}
