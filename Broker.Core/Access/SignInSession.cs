using Broker.Core.Common;

namespace Broker.Core.Access;

/// <summary>A signed-in browser. The cookie carries only a random key, of which this row keeps the hash: signing out, or removing the row, ends it everywhere.</summary>
public sealed class SignInSession : IPersonal
{
    public const int KeyLength = 64, AddressLength = 45;

    /// <summary>A client's session ends when nothing was asked for so long, unless the device is remembered.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>That somebody is still there is written down once in this while.</summary>
    public static readonly TimeSpan Touch = TimeSpan.FromMinutes(2);

    /// <summary>SHA-256 of the cookie's key, in hexadecimal.</summary>
    public required string KeyHash { get; init; }
    public required Guid PersonId { get; init; }
    public required byte[] Ticket { get; set; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime SeenAt { get; set; }
    public required DateTime ExpiresAt { get; set; }
    public string? Agent { get; init; }

    /// <summary>Of the network it came from when it began.</summary>
    public string? Address { get; init; }

    /// <summary>"Stay signed in on this device".</summary>
    public bool Remembered { get; init; }

    /// <summary>It lasts until <see cref="ExpiresAt"/>, however long nothing is asked: remembered, or of the firm's people for their working day.</summary>
    public bool Lasts { get; init; } = true;

    /// <summary>The principal whose members' accounts are open to this session, once its second credentials were given (D-22).</summary>
    public Guid? GroupOf { get; set; }

    /// <summary>The client account last gone to; null where there was never a choice.</summary>
    public Guid? Space { get; set; }
}
