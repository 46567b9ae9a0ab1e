using System.Net;
using System.Net.Sockets;

namespace Broker.Core.SignIn;

/// <summary>The network an address belongs to: its first 24 bits, or 64 of the long ones.</summary>
public static class Networks
{
    public static string Of(string? address)
    {
        if (!IPAddress.TryParse(address, out var ip)) return "?";
        if (ip.IsIPv4MappedToIPv6) ip = ip.MapToIPv4();
        var bytes = ip.GetAddressBytes();
        return ip.AddressFamily == AddressFamily.InterNetwork ? $"{bytes[0]}.{bytes[1]}.{bytes[2]}" : Convert.ToHexStringLower(bytes.AsSpan(0, 8));
    }
}
