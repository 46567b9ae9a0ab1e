namespace Broker.Portal.CommandLine;

/// <summary>serve: what may be typed after it. The host understands its own options, and any setting as "--Section:Name value".</summary>
internal static class ServeVerb
{
    private const string Demo = "--demo", Urls = "--urls";

    private static readonly (string Name, string? Value)[] Known = [(Demo, null), (Urls, "ADDRESS")];

    /// <summary>The host's own, which it knows in any case of letters.</summary>
    private static readonly string[] OfTheHost = ["--environment", "--contentRoot", "--applicationName"];

    /// <exception cref="WrongUse">Not what this program or its host understands.</exception>
    public static (bool Demo, string[] HostArguments) Read(string[] typed)
    {
        var settings = typed.Where(t => t.StartsWith("--", StringComparison.Ordinal)).Select(t => t.Split('=')[0])
            .Where(name => name.Contains(':') || OfTheHost.Contains(name, StringComparer.OrdinalIgnoreCase)).Distinct();
        var order = Order.Read(new Verb(Commands.Serve, "", [.. Known, .. settings.Select(name => (name, (string?)"VALUE"))], (_, _, _) => Task.FromResult(Ends.WrongUse)), typed);
        foreach (var address in (order[Urls] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
            if (!IsAddress(address)) throw new WrongUse("use.not-an-address", address);
        return (order.Has(Demo), [.. order.Options.Where(o => o.Key != Demo).Select(o => $"{(o.Key == Verb.Data.Name ? "--Broker:Data" : o.Key)}={o.Value}")]);
    }

    /// <summary>Stricter than the host, which takes a port it cannot read for a part of the name, and opens to the whole world at port 80.</summary>
    private static bool IsAddress(string typed) => typed.StartsWith("http://unix:/", StringComparison.Ordinal)
        || (Uri.TryCreate(typed.Replace("//*", "//localhost").Replace("//+", "//localhost"), UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps));
}
