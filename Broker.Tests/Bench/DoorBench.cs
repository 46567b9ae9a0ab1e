using System.Diagnostics;
using Broker.Core.Access;
using Broker.Core.Demo;
using Broker.Core.SignIn;
using Xunit.Abstractions;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Bench;

/// <summary>
/// What the clock tells whoever asks the door for addresses: medians of what is done for known and unknown, in turn. What is done is counted in SameWorkTests;
/// this shows that the counts take the same time. Only on a quiet machine.
/// </summary>
[Collection(BenchCollection.Name), Trait("Kind", "Bench")]
public sealed class DoorBench(ITestOutputHelper output)
{
    private const int Rounds = 200, Warm = 30;

    [Theory]
    [InlineData("password"), InlineData("code"), InlineData("ask"), InlineData("reset")]
    public async Task Known_and_unknown_addresses_take_as_long(string way)
    {
        await using var world = await TheWorld.OpenAsync();
        // The first twice: how far two medians of the same lie apart.
        (string Name, string Email, List<double> Times)[] kinds =
            [("unknown", "personne@nulle-part.example", []), ("unknown", "quelquun@nulle-part.example", []), ("known", Cast.Nadege.Email, []), ("taken off", Cast.Sabine.Email, []), ("of the firm", Cast.Theo.Email, [])];
        for (var round = 0; round < Rounds + Warm; round++)
        {
            // Long enough that nothing is refused for coming too often: what is measured is the answer itself.
            world.Time.Advance(TimeSpan.FromHours(4));
            for (var i = 0; i < kinds.Length; i++)
            {
                var (_, email, times) = kinds[(round + i) % kinds.Length];
                var start = Stopwatch.GetTimestamp();
                await TryAsync(world, way, email);
                if (round >= Warm) times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }
        foreach (var (name, _, times) in kinds)
        {
            times.Sort();
            output.WriteLine($"{way,-9} {name,-12} median {times[times.Count / 2],7:F2} ms, quartiles {times[times.Count / 4]:F2} to {times[times.Count * 3 / 4]:F2}");
        }
    }

    private static async Task TryAsync(TheWorld world, string way, string email)
    {
        var said = way switch
        {
            "password" => (await world.Desk<EnterWithPassword>().RunAsync(Caller.Nobody, new() { Identifier = email, Password = "pas le bon du tout" })).Problem?.Code,
            "code" => (await world.Desk<EnterWithCode>().RunAsync(Caller.Nobody, new() { Email = email, Code = "00000" })).Problem?.Code,
            "ask" => (await world.Desk<AskCode>().RunAsync(Caller.Nobody, new() { Email = email })).Problem?.Code,
            _ => (await world.Desk<AskPasswordReset>().RunAsync(Caller.Nobody, new() { Email = email })).Problem?.Code,
        };
        Assert.True(said is null or "sign-in.wrong" or "code.wrong", said);
    }
}
