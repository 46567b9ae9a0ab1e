using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Broker.Core.SignIn;

/// <summary>What opens the door, and what is kept of it.</summary>
public static class Secrets
{
    /// <summary>256 random bits, in signs an address may hold.</summary>
    internal static string OfLink() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>Five digits (IND-20).</summary>
    internal static string OfCode() => RandomNumberGenerator.GetInt32(100_000).ToString("00000", CultureInfo.InvariantCulture);

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
