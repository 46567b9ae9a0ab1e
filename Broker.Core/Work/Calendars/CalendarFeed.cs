using System.Security.Cryptography;
using System.Text;
using Broker.Core.Common;

namespace Broker.Core.Work.Calendars;

/// <summary>
/// A calendar of a colleague's work, which their own calendar programme reads under a secret address. Several may be theirs, for several programmes; exactly one is
/// their default one, which alone reminds them (R-USR-04).
/// </summary>
public sealed class CalendarFeed : Entity, IStaffOnly
{
    public const int NameLength = 80, HashLength = 64, Most = 5;
    private static readonly TimeSpan Noted = TimeSpan.FromHours(1);

    public required Guid PersonId { get; init; }
    public required string Name { get; set; }
    public bool Default { get; set; }
    public bool Tasks { get; set; }
    public bool Actions { get; set; }

    /// <summary>Whom each is about: the programme that reads it may be anybody's.</summary>
    public bool NamesClients { get; set; }

    /// <summary>SHA-256 of the secret in its address, in hexadecimal: the address is shown once, and is nowhere.</summary>
    public string SecretHash { get; private set; } = "";
    public DateTime MadeAt { get; private set; }

    /// <summary>When a programme last read it, to the hour.</summary>
    public DateTime? ReadAt { get; private set; }

    /// <summary>A new address; who has the former one reads nothing any more.</summary>
    /// <returns>The secret, for this once.</returns>
    public string Renew(DateTime now)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        (SecretHash, MadeAt, ReadAt) = (HashOf(secret), now, null);
        return secret;
    }

    /// <summary>Takes as long for a secret that is nearly right as for one that is not.</summary>
    public bool Opens(string secret) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(secret)), Encoding.ASCII.GetBytes(SecretHash));

    /// <returns>False when it was noted not long ago.</returns>
    public bool Read(DateTime now)
    {
        if (ReadAt > now - Noted) return false;
        ReadAt = now;
        return true;
    }

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
