using Broker.Portal.Hosting;
using Microsoft.Extensions.Configuration;

namespace Broker.Tests.Hosting;

/// <summary>QR pictures and links of mails lead to the portal that made them, on whatever port it opens.</summary>
public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("http://localhost:5081", "http://localhost:5081")]
    [InlineData("http://127.0.0.1:8080/", "http://127.0.0.1:8080")]
    [InlineData("http://*:8080", "http://localhost:8080")]
    [InlineData("http://+:8080", "http://localhost:8080")]
    [InlineData("http://0.0.0.0:80", "http://localhost")]
    [InlineData("http://[::]:8080", "http://localhost:8080")]
    [InlineData("http://[::1]:8080", "http://[::1]:8080")]
    [InlineData("http://portail:8080;https://portail:8443", "https://portail:8443")]
    [InlineData("http://unix:/run/broker.sock", "http://localhost:5000")]
    public void Unless_it_is_said_the_world_reaches_the_portal_where_it_opens(string urls, string reached) =>
        Assert.Equal(reached, Of(("urls", urls)));

    [Fact]
    public void Said_it_is_what_was_said() =>
        Assert.Equal("https://portail.ardelane.example", Of(("urls", "http://localhost:5081"), ("Broker:PublicUrl", "https://portail.ardelane.example")));

    [Fact]
    public void The_hosts_other_ways_to_be_told_a_port_count_in_its_own_order()
    {
        Assert.Equal("http://localhost:5000", Of());
        Assert.Equal("http://localhost:8080", Of(("http_ports", "8080")));
        Assert.Equal("https://localhost:8443", Of(("http_ports", "8080"), ("https_ports", "8443")));
        Assert.Equal("http://localhost:5081", Of(("http_ports", "8080"), ("urls", "http://localhost:5081")));
        Assert.Equal("http://localhost:6000", Of(("urls", "http://localhost:5081"), ("Kestrel:Endpoints:Http:Url", "http://*:6000")));
    }

    private static string Of(params (string Key, string Value)[] settings) => PortalOptions.From(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>(s.Key, s.Value))).Build()).PublicUrl;
}
