using System.Collections.Concurrent;
using System.Diagnostics;
using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Changes;
using Broker.Core.Demo;
using Broker.Core.Files;
using Broker.Core.Fleets;
using Broker.Core.Word;
using Broker.Portal.Workshop;
using Broker.Tests.Certificates;
using Broker.Tests.Workshop;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Bench;

/// <summary>From the press of the button to the bell that tells the client's screen: the real worker, browser and disk.</summary>
[Collection(BenchCollection.Name), Trait("Kind", "Bench")]
public sealed class CertificateBench(ITestOutputHelper output)
{
    private const int PerLevel = 48;

    [BrowserFact]
    public async Task From_request_to_stored_pdf()
    {
        var folder = Directory.CreateTempSubdirectory("bench-shelf-");
        try
        {
            await using var chromium = new ChromiumPress(new ChromiumOptions { Path = Chromium.Path }, NullLogger<ChromiumPress>.Instance);
            var press = new TimedPress(chromium);
            var shelf = new DiskShelf(new() { Root = folder.FullName }, TimeProvider.System);
            await using var world = await TheWorld.OpenAsync(s => s.AddSingleton<IPdfPress>(press).AddSingleton<IFileShelf>(shelf));
            foreach (var (hash, _) in world.Shelf.All()) await shelf.PutAsync(world.Shelf.Open(hash));

            using var worker = new PrintWorker(world.Feed, world.Desk<NextCertificateRequest>(), world.Desk<IssueCertificate>(), NullLogger<PrintWorker>.Instance);
            await worker.StartAsync(default);
            var counter = await Counter.OpenAsync(world);
            await counter.ServeAsync(16, 2);

            output.WriteLine($"{"at once",-8} {"number",6} {"median ms",10} {"p95 ms",8} {"a second",9} {"in the browser",15}");
            foreach (var atOnce in new[] { 1, 2, 4 })
            {
                var (browser, wall) = (press.SpentMs, Stopwatch.StartNew());
                var times = await counter.ServeAsync(PerLevel, atOnce);
                output.WriteLine($"{atOnce,-8} {times.Count,6} {Times.Say(times.Median),10} {Times.Say(times.P95),8} {Times.Say(times.Count / wall.Elapsed.TotalSeconds),9} {(press.SpentMs - browser) / times.Sum,15:P0}");
            }
            await worker.StopAsync(default);

            var stored = await world.ReadAsync(db => db.Certificates.Select(c => c.Hash).ToListAsync());
            Assert.Equal(16 + 3 * PerLevel, stored.Count);
            Assert.All(stored, hash => Assert.True(shelf.Has(hash)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Where several people ask for one certificate after another, each a different one.</summary>
    private sealed class Counter
    {
        private readonly TheWorld world;
        private readonly IReadOnlyList<Guid> vehicles;
        private readonly ConcurrentDictionary<Guid, TaskCompletionSource> awaited = new();
        private int asked;

        private Counter(TheWorld world, IReadOnlyList<Guid> vehicles)
        {
            (this.world, this.vehicles) = (world, vehicles);
            world.Feed.Stale += Heard;
        }

        public static async Task<Counter> OpenAsync(TheWorld world) => new(world, await world.ReadAsync(db => db.InsuredItems.OfType<Vehicle>()
            .Where(v => v.ContractId == world.Fleet && v.ExitedOn == null && v.EnteredOn <= TheWorld.Today).Select(v => v.Id).ToListAsync()));

        public async Task<Times> ServeAsync(int number, int atOnce)
        {
            var times = await Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
            {
                var own = new List<double>();
                while (own.Count < number / atOnce) own.Add(await AskAsync());
                return own;
            }));
            return new(times.SelectMany(t => t));
        }

        private async Task<double> AskAsync()
        {
            while (true)
            {
                var input = Next();
                var start = Stopwatch.GetTimestamp();
                var requested = (await world.SendAsync(world.Nadege, input)).Value;
                if (requested.AlreadyPending) continue;
                await Awaited(requested.RequestId).Task.WaitAsync(TimeSpan.FromSeconds(60));
                return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }

        private RequestCertificate.Input Next()
        {
            var number = Interlocked.Increment(ref asked);
            return (number % 4) switch
            {
                0 => CertificateScene.Ask(world.Fleet, DemoTemplates.Contract),
                1 => CertificateScene.Ask(world.Fleet, DemoTemplates.Vehicle, vehicles[number % vehicles.Count]),
                2 => CertificateScene.Ask(world.Fleet, DemoTemplates.FleetList),
                _ => CertificateScene.Ask(world.Liability, DemoTemplates.Event, values: new(CertificateScene.Fair) { ["motif"] = $"Salon n° {number}" }),
            };
        }

        /// <summary>The one save that has both the request and its certificate.</summary>
        private void Heard(IReadOnlyList<Change> changes)
        {
            if (!changes.Any(c => c.Is<Certificate>())) return;
            foreach (var change in changes.Where(c => c.Is<CertificateRequest>())) Awaited(change.Id).TrySetResult();
        }

        private TaskCompletionSource Awaited(Guid request) => awaited.GetOrAdd(request, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
