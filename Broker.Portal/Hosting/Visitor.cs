using System.Net;

namespace Broker.Portal.Hosting;

/// <summary>From where, and with what, somebody comes to the door.</summary>
public sealed record Visitor(string? Address, string? Agent);

public static class Visitors
{
    public static Visitor Visitor(this HttpContext context) => new(AddressOf(context.Connection.RemoteIpAddress), context.Request.Headers.UserAgent is [{ Length: > 0 } agent, ..] ? agent : null);

    private static string? AddressOf(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4().ToString() : address?.ToString();

    /// <summary>What a browser calls itself, as people speak of it: "Firefox · Windows".</summary>
    public static string Device(string? agent)
    {
        if (string.IsNullOrEmpty(agent)) return "–";
        var browser = First(agent, ("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"));
        var system = First(agent, ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux"));
        var named = string.Join(" · ", new[] { browser, system }.OfType<string>());
        return named == "" ? agent[..Math.Min(agent.Length, 40)] : named;
    }

    private static string? First(string agent, params (string Sign, string Name)[] known) => known.FirstOrDefault(k => agent.Contains(k.Sign, StringComparison.Ordinal)).Name;
}
