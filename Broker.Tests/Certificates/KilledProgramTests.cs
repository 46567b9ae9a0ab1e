using Broker.Core.Certificates;
using Broker.Core.Demo;
using Broker.Core.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Broker.Tests.Certificates.CertificateScene;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Certificates;

/// <summary>The program is killed at each moment of a request in turn, and started again on the same archive and shelf.</summary>
public sealed class KilledProgramTests
{
    [Theory, Rule("R-CERT-14"), Rule("D-36")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Killed_at_any_moment_the_request_is_finished_exactly_once_after_the_restart(bool alone)
    {
        await using var world = await TheWorld.OpenAsync();
        var (moment, died) = (0, true);
        while (died)
        {
            var asked = Ask(world.Fleet, DemoTemplates.Contract);
            await using (var program = new DoomedProgram(world, ++moment))
            {
                if (await program.TryAsync(services => services.GetRequiredService<RequestCertificate>().RunAsync(world.Nadege, asked)) is { } sent)
                    await program.TryAsync(services => services.GetRequiredService<IssueCertificate>().RunAsync(world.System, sent.Value.RequestId));
                died = program.Died;
            }

            // Who had no answer presses again.
            var again = await world.SendAsync(world.Nadege, asked);
            await RestartedAsync(world, alone);
            await AssertOnceAsync(world, again.Value.RequestId, moment);
        }
        Assert.InRange(moment, 15, 60);
    }

    [Fact, Rule("R-CERT-15"), Rule("R-CERT-17")]
    public async Task Killed_at_any_moment_a_request_that_needs_a_decision_is_passed_on_exactly_once()
    {
        await using var world = await TheWorld.OpenAsync();
        await world.HoldAsync();
        var (moment, died) = (0, true);
        while (died)
        {
            // Each for another purpose: the same that awaits a decision is not asked for twice.
            var purpose = new Dictionary<string, string?>(Fair) { ["motif"] = $"Salon n° {moment}" };
            var request = (await world.SendAsync(world.Nadege, Ask(world.Liability, DemoTemplates.Event, values: purpose))).Value.RequestId;
            await using (var program = new DoomedProgram(world, ++moment))
            {
                await program.TryAsync(services => services.GetRequiredService<IssueCertificate>().RunAsync(world.System, request));
                died = program.Died;
            }
            await RestartedAsync(world, alone: true);
            Assert.Equal(RequestState.AwaitingDecision, (await world.RequestAsync(request)).State);
            Assert.Equal(1, await world.ReadAsync(db => db.Tasks.CountAsync(t => t.SubjectId == request)));
            Assert.NotNull(await world.CertificateAsync(request));
            Assert.Empty(await world.DocumentsAsync(world.Nadege, world.Liability));
        }
        Assert.InRange(moment, 10, 60);
    }

    /// <summary>The only program takes up at its start what another left; where several share the archive, the lease ends.</summary>
    private static async Task RestartedAsync(TheWorld world, bool alone)
    {
        if (alone) Assert.False((await world.Desk<ResumeCertificates>().RunAsync(world.System)).Failed);
        else world.Time.Advance(CertificateRequest.Lease);
        while (await world.Desk<NextCertificateRequest>().RunAsync(world.System) is { } next) Assert.False((await world.IssueAsync(next)).Failed);
    }

    private static async Task AssertOnceAsync(TheWorld world, Guid request, int requests)
    {
        var certificate = (await world.CertificateAsync(request))!;
        Assert.Equal((RequestState.Issued, certificate.Id), ((await world.RequestAsync(request)).State, (await world.RequestAsync(request)).CertificateId!.Value));
        Assert.Equal([ContentTypes.Pdf, ContentTypes.Word], (await world.DocumentsAsync(world.Helene, world.Fleet)).Where(d => d.Name.Contains(certificate.Number)).Select(d => d.File!.ContentType).Order());
        Assert.All(await world.DocumentsAsync(world.Helene, world.Fleet), d => Assert.True(world.Shelf.Has(d.File!.Hash)));
        Assert.Equal((requests, requests, requests), await world.ReadAsync(async db => (
            await db.CertificateRequests.CountAsync(), await db.Certificates.Select(c => c.Number).Distinct().CountAsync(),
            await db.Notifications.CountAsync(n => n.PersonId == Cast.Nadege.Id && n.Code == "notice.certificate-issued"))));
    }
}
