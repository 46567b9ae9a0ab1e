using System.Reflection;
using System.Text.RegularExpressions;
using Broker.Core.Access;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Portal.Features.Extranet;
using Broker.Portal.Hosting;
using Broker.Portal.Realtime;
using Broker.Tests.House;
using Broker.Tests.World;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.SignIn;

/// <summary>
/// What is withdrawn leaves open screens with the notice of it, and not with some clock: all of these run while the firm's clock stands still. That whoever presses
/// before is refused by the operation itself is held by <see cref="WithdrawnTests"/>; how long it takes is measured by WithdrawalBench.
/// </summary>
[Trait("Kind", "Page")]
public sealed partial class PromptTests : PageScene
{
    /// <summary>With reading and drawing, well under the two seconds that were promised.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

    [Fact, Rule("IND-14")]
    public async Task A_right_that_was_taken_away_leaves_the_open_screen_though_no_clock_moves()
    {
        var farah = (await AccessOthers.SetAsync(World))['F'];
        var page = Show<PeoplePage>(farah, p => p.Add(x => x.ClientId, World.Rivelaine));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".persons")));
        var standing = World.Time.GetUtcNow();

        var membership = await World.ReadAsync(db => db.Memberships.SingleAsync(m => m.PersonId == farah.PersonId));
        Assert.Null((await World.Desk<ChangeAccess>().RunAsync(World.Theo, new() { MembershipId = membership.Id, Version = membership.Version, Group = AccessGroup.ViewOnly })).Problem);

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".persons")));
        Assert.NotEmpty(page.FindAll(".empty"));
        Assert.Equal(standing, World.Time.GetUtcNow());
    }

    [Fact]
    public void No_screen_rests_longer_between_hearing_of_a_change_and_reading_it()
    {
        Assert.InRange(Show<Live>(World.Nadege, p => p.Add(live => live.When, _ => true).Add(live => live.OnChange, () => Task.CompletedTask)).Instance.Every, TimeSpan.Zero, Longest);
        var rests = SourceTree.Under("Broker.Portal", ".razor").SelectMany(f => Named().Matches(f.Text).Select(m => (File: f, Name: m.Groups[1].Value))).ToList();
        Assert.True(rests.Count >= 3, "The rests were not found.");
        Assert.All(rests, rest =>
        {
            var said = Regex.Match(rest.File.Text, $@"TimeSpan {rest.Name} = TimeSpan\.FromMilliseconds\(([0-9]+)\);");
            Assert.True(said.Success, $"{rest.File.Name}: {rest.Name} is not said in milliseconds");
            Assert.InRange(TimeSpan.FromMilliseconds(int.Parse(said.Groups[1].Value)), TimeSpan.Zero, Longest);
        });
    }

    /// <summary>The minute after which a screen asks by itself is there for what was changed behind the portal's back.</summary>
    [Fact]
    public void A_session_is_not_ended_by_asking_now_and_then()
    {
        var interval = typeof(SessionWatch).GetProperty("RevalidationInterval", BindingFlags.NonPublic | BindingFlags.Instance)!;
        using var watch = new SessionWatch(Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance, null!, null!, World.Feed, World.Time);
        Assert.True((TimeSpan)interval.GetValue(watch)! > WithdrawnTests.Patience, "What WithdrawnTests waits for could be the asking, and not the notice.");
    }

    [GeneratedRegex(" Every=\"([A-Za-z]+)\"")]
    private static partial Regex Named();
}
