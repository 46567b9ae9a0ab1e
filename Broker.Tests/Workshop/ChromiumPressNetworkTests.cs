using System.Net;
using System.Net.Sockets;
using Broker.Core.Word;
using static Broker.Tests.Workshop.PressBench;

namespace Broker.Tests.Workshop;

/// <summary>Sheets that try to reach a listener of ours, or the disk: none arrives.</summary>
[Trait("Kind", "Browser")]
public sealed class ChromiumPressNetworkTests(PressBench bench) : IClassFixture<PressBench>
{
    private static readonly string[] Probes =
    [
        "<img src='URL/img'>",
        "<link rel=stylesheet href='URL/css'>",
        "<link rel=prefetch href='URL/prefetch'><link rel=preload as=image href='URL/preload'><link rel=preconnect href='URL'><link rel=dns-prefetch href='URL'>",
        "<meta http-equiv=refresh content='0;url=URL/refresh'>",
        "<iframe src='URL/iframe'></iframe>",
        "<script src='URL/script'></script>",
        "<style>body { background: url(URL/background) } @import 'URL/import'; @font-face { font-family: x; src: url(URL/font) } p { font-family: x }</style>",
        "<script>fetch('URL/fetch', { mode: 'no-cors' }).catch(() => {}); navigator.sendBeacon('URL/beacon', 'x')</script>",
        "<script>new WebSocket('URL/socket'.replace('http', 'ws')); new EventSource('URL/events')</script>",
        "<script>const peer = new RTCPeerConnection({ iceServers: [{ urls: 'turn:HOST?transport=tcp', username: 'u', credential: 'c' }] }); peer.createDataChannel('x'); peer.setLocalDescription()</script>",
        "<form action='URL/form' method=post></form><script>document.forms[0].submit()</script>",
        "<object data='URL/object'></object><embed src='URL/embed'><video src='URL/video' autoplay></video>",
        "<svg><image href='URL/svg'/></svg><base href='URL'><img srcset='/relative 1x'>",
        "<script>window.open('URL/popup')</script>",
        "<script>new Worker('data:text/javascript,' + encodeURIComponent(\"fetch('URL/worker')\"))</script>",
    ];

    public static TheoryData<string> AllProbes => [.. Probes];

    [BrowserTheory]
    [MemberData(nameof(AllProbes))]
    public async Task Nothing_a_sheet_asks_for_reaches_the_network(string probe)
    {
        using var trap = new Trap();
        await trap.SpringAsync();

        try
        {
            var pdf = await bench.PrintAsync(
                probe.Replace("URL", $"http://127.0.0.1:{trap.Port}").Replace("HOST", $"127.0.0.1:{trap.Port}") + DoneAfter(700));
            Assert.Equal(1, PagesOf(pdf));
        }
        catch (PrintFailed)
        {
            // Refusing such a sheet is as good as printing it without what it asked for.
        }

        Assert.Equal(1, await trap.CountAsync());
    }

    [BrowserFact]
    public async Task No_file_of_the_server_can_be_read()
    {
        var secret = Path.GetTempFileName();
        await File.WriteAllTextAsync(secret, "secret");
        try
        {
            await bench.PrintAsync($$"""
                <script>
                  const root = document.documentElement;
                  fetch('file://{{secret}}').then(() => root.dataset.failed = 'read', () => root.dataset.pages = 1);
                </script>
                """);

            // A sheet without a word of its own needs a font only if it draws the words of another.
            Assert.Contains("/BaseFont", Text(await bench.PrintAsync("<iframe srcdoc='secret'></iframe>" + DoneAfter(700))));
            Assert.DoesNotContain("/BaseFont", Text(await bench.PrintAsync($"<iframe src='file://{secret}'></iframe>" + DoneAfter(700))));
        }
        finally
        {
            File.Delete(secret);
        }
    }

    /// <summary>A listener that counts who comes; it is sprung once by hand, so that a deaf one is noticed.</summary>
    private sealed class Trap : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);

        public Trap() => listener.Start();

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public async Task SpringAsync()
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
        }

        public async Task<int> CountAsync()
        {
            var count = 0;
            for (; listener.Pending(); count++) (await listener.AcceptTcpClientAsync()).Dispose();
            return count;
        }

        public void Dispose() => listener.Dispose();
    }
}
