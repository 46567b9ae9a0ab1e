namespace Broker.Portal.Hosting;

/// <summary>Where the world reaches a portal nobody gave an address: where it opens, seen from its own machine.</summary>
public static class PublicAddress
{
    /// <summary>Where the host opens when nobody said anything.</summary>
    private const string Otherwise = "http://localhost:5000";

    /// <summary>Hosts that mean "all of this machine's".</summary>
    private static readonly string[] Anywhere = ["*", "+", "0.0.0.0", "[::]"];

    public static string Of(IConfiguration configuration)
    {
        var addresses = Opened(configuration).Where(a => !a.IsUnixPipe).ToList();
        var best = addresses.Find(a => a.Scheme == Uri.UriSchemeHttps) ?? addresses.FirstOrDefault();
        return best is null ? Otherwise : new UriBuilder(best.Scheme, Anywhere.Contains(best.Host) ? "localhost" : best.Host, best.Port).Uri.ToString().TrimEnd('/');
    }

    /// <summary>In the order in which the host itself decides.</summary>
    private static IEnumerable<BindingAddress> Opened(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>().ToList();
        if (endpoints.Count > 0) return endpoints.Select(BindingAddress.Parse);
        if (Parted(configuration[WebHostDefaults.ServerUrlsKey]) is { Length: > 0 } urls) return urls.Select(BindingAddress.Parse);
        return Parted(configuration[WebHostDefaults.HttpsPortsKey]).Select(port => BindingAddress.Parse($"https://localhost:{port}"))
            .Concat(Parted(configuration[WebHostDefaults.HttpPortsKey]).Select(port => BindingAddress.Parse($"http://localhost:{port}")));
    }

    private static string[] Parted(string? list) => (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
