using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Broker.Core.Demo;
using Broker.Tests.Journeys;
using Broker.Tests.Workshop;
using Xunit.Abstractions;

namespace Broker.Tests.Bench;

/// <summary>
/// Files brought in on slow lines: what one of 20 MB costs whoever works beside it, and what fifty at once hold of the server's memory. Each goes from the wire to the shelf, so that the memory is that of
/// the pieces on their way.
/// </summary>
[Collection(BenchCollection.Name), Trait("Kind", "Bench")]
public sealed class UploadBench(PortalHost portal, ITestOutputHelper output) : UploadScene(portal), IClassFixture<PortalHost>
{
    private const int Size = 20 * 1024 * 1024, Senders = 50, BytesASecond = 2 * 1024 * 1024;
    private static readonly CastPerson[] People = [Cast.Helene, Cast.Theo, Cast.Oliver];
    private static readonly string Files = $"/clients/{Cast.Rivelaine.Id}/files";

    [BrowserFact]
    public async Task One_and_fifty_of_twenty_megabytes()
    {
        var people = new List<HttpClient>();
        foreach (var person in People) people.Add(await SignInAsync(person));
        await SendAsync(people[0], Files, "premier.pdf", Pdf("premier"));
        var alone = await PagesAsync(people[1], Task.Delay(TimeSpan.FromSeconds(5)));
        output.WriteLine($"a page asked for while nothing comes in: {Say(alone)}; the server holds {Resident()} MiB");

        var one = await MeasuredAsync(people, 1);
        output.WriteLine($"while one of 20 MB comes in at 2 MB/s ({one.Took.TotalSeconds:F1} s): {Say(one.Pages)}; peak {one.Peak} MiB");
        var fifty = await MeasuredAsync(people, Senders);
        output.WriteLine($"while {Senders} of 20 MB come in at once ({fifty.Took.TotalSeconds:F1} s): {Say(fifty.Pages)}; peak {fifty.Peak} MiB, of {Senders * 20} MB that came");
        Assert.Equal(0, Portal.HalfWritten);
    }

    private async Task<(TimeSpan Took, Times Pages, long Peak)> MeasuredAsync(List<HttpClient> people, int senders)
    {
        var start = Stopwatch.GetTimestamp();
        var sending = Task.WhenAll(Enumerable.Range(0, senders).Select(n => BringAsync(people[n % people.Count], n)));
        var (peak, done) = (0L, false);
        var watching = Task.Run(async () =>
        {
            while (!done)
            {
                peak = Math.Max(peak, Resident());
                await Task.Delay(50);
            }
        });
        var pages = await PagesAsync(people[1], sending);
        await sending;
        var took = Stopwatch.GetElapsedTime(start);
        done = true;
        await watching;
        return (took, pages, peak);
    }

    private static async Task BringAsync(HttpClient who, int number)
    {
        using var content = new SlowContent(Pdf($"lent {number} {Guid.NewGuid()}", Size));
        using var answer = await who.PostAsync(Address(Files, $"lent-{number}.pdf"), content);
        Assert.True(answer.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.OK, $"{answer.StatusCode}");
    }

    private static async Task<Times> PagesAsync(HttpClient who, Task until)
    {
        var times = new List<double>();
        while (!until.IsCompleted)
        {
            var start = Stopwatch.GetTimestamp();
            using (var page = await who.GetAsync("/clients")) Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await Task.Delay(50);
        }
        return new(times);
    }

    private static string Say(Times times) => $"median {Times.Say(times.Median)} ms, p95 {Times.Say(times.P95)} ms";

    /// <summary>MiB of the server's process in memory.</summary>
    private long Resident() => long.Parse(File.ReadLines($"/proc/{Portal.ProcessId}/status").Single(l => l.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024;

    /// <summary>As a slow line carries it: piece by piece.</summary>
    private sealed class SlowContent : HttpContent
    {
        private const int Piece = 64 * 1024;
        private readonly byte[] bytes;

        public SlowContent(byte[] bytes)
        {
            this.bytes = bytes;
            Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var start = Stopwatch.GetTimestamp();
            for (var at = 0; at < bytes.Length; at += Piece)
            {
                await stream.WriteAsync(bytes.AsMemory(at, Math.Min(Piece, bytes.Length - at)));
                await stream.FlushAsync();
                var early = TimeSpan.FromSeconds((double)(at + Piece) / BytesASecond) - Stopwatch.GetElapsedTime(start);
                if (early > TimeSpan.FromMilliseconds(15)) await Task.Delay(early);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }
}
