using System.Diagnostics;
using System.Text;
using Broker.Core.Certificates;
using Broker.Core.Files;
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

/// <summary>Five hundred certificates asked for in one go: the real worker, browser and disk, with the browser killed under it time and again.</summary>
[Collection(BenchCollection.Name), Trait("Kind", "Bench")]
public sealed class BatchBench(ITestOutputHelper output)
{
    private const int Number = CertificateBatch.Most, Kills = 10;

    [BrowserTheory, InlineData(0), InlineData(Kills)]
    public async Task Five_hundred_in_one_go(int kills)
    {
        var folder = Directory.CreateTempSubdirectory("bench-shelf-");
        try
        {
            await using var bench = new PressBench();
            var shelf = new DiskShelf(new() { Root = folder.FullName }, TimeProvider.System);
            await using var world = await TheWorld.OpenAsync(s => s.AddSingleton<IPdfPress>(bench.Press).AddSingleton<IFileShelf>(shelf));
            foreach (var (hash, _) in world.Shelf.All()) await shelf.PutAsync(world.Shelf.Open(hash));
            var recipients = Enumerable.Range(0, Number).Select(i => new CertificateRecipient { ClientId = world.Rivelaine, Name = $"Destinataire-{i:0000}", Wording = $"Chantier-{i:0000}" }).ToList();
            await world.AddAsync([.. recipients]);

            var asking = Stopwatch.StartNew();
            var batch = (await world.SendManyAsync(recipients.Select(r => r.Id))).Value;
            output.WriteLine($"{kills} kills: asked for in {Times.Say(asking.Elapsed.TotalMilliseconds)} ms");

            using var worker = new PrintWorker(world.Feed, world.Desk<NextCertificateRequest>(), world.Desk<IssueCertificate>(), NullLogger<PrintWorker>.Instance);
            var (wall, peaks, killed) = (Stopwatch.StartNew(), new long[5], 0);
            await worker.StartAsync(default);
            for (var done = 0; done < Number;)
            {
                await Task.Delay(100);
                done = await world.ReadAsync(db => db.Certificates.CountAsync());
                var at = Math.Min(peaks.Length - 1, done * peaks.Length / Number);
                peaks[at] = Math.Max(peaks[at], GC.GetTotalMemory(forceFullCollection: false));
                if (killed < kills && done >= (killed + 1) * Number / (kills + 2))
                {
                    await bench.KillAsync(bench.Browsers[^1]);
                    killed++;
                }
                // What failed is tried again later, by the world's own clock.
                world.Time.Advance(TimeSpan.FromMilliseconds(100));
            }
            var seconds = wall.Elapsed.TotalSeconds;
            await worker.StopAsync(default);
            await world.Desk<EndCertificateBatches>().RunAsync(world.System);

            output.WriteLine($"{Number} in {Times.Say(seconds)} s, {Times.Say(Number / seconds)} a second; browsers started {bench.Browsers.Length}");
            output.WriteLine($"managed heap, peak of each hundred, MiB: {string.Join(" / ", peaks.Select(p => p / (1024 * 1024)))}");
            await AssertRightAsync(world, shelf, batch);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Each file says its own number and its own recipient, and no two are alike.</summary>
    private static async Task AssertRightAsync(TheWorld world, DiskShelf shelf, Guid batch)
    {
        var rows = (await world.BatchAsync(batch)).Rows;
        Assert.Equal((Number, Number), (rows.Count(r => r.State == RequestState.Issued), rows.Select(r => r.Number).Distinct().Count()));
        var hashes = await world.ReadAsync(db => db.Certificates.ToDictionaryAsync(c => c.Number, c => c.Hash));
        Assert.Equal(Number, hashes.Count);
        foreach (var row in rows)
        {
            var text = await TextAsync(await shelf.ReadAsync(hashes[row.Number!], default));
            Assert.Contains(row.Number!, text);
            Assert.Contains(row.Recipient!, text);
            Assert.Contains(row.Recipient!.Replace("Destinataire", "Chantier", StringComparison.Ordinal), text);
        }
    }

    private static async Task<string> TextAsync(byte[] pdf)
    {
        using var reading = Process.Start(new ProcessStartInfo("pdftotext", ["-raw", "-enc", "UTF-8", "-", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var text = reading.StandardOutput.ReadToEndAsync();
        await reading.StandardInput.BaseStream.WriteAsync(pdf);
        reading.StandardInput.Close();
        await reading.WaitForExitAsync();
        return await text;
    }
}
