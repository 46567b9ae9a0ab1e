using Broker.Core.Common;
using Broker.Core.Fleets.Register;
using Broker.Core.Storage;

namespace Broker.Core.Fleets;

/// <summary>Two who move something on the same contract at the same moment: the one who comes second reads again what the first wrote, and decides anew.</summary>
internal static class Meeting
{
    private const int MostTries = 40;

    /// <summary>What the form read is older is another matter: nobody tries that again.</summary>
    private static readonly Problem Met = new(Problem.Stale.Code);

    /// <summary>With what the register of insured vehicles is to be told of it.</summary>
    public static async Task<Result> SaveAsync(BrokerDb db, FirmClock clock, CancellationToken ct)
    {
        await Declaring.AddAsync(db, clock, ct);
        var saved = await db.SaveAsync(ct);
        return saved.Problem == Problem.Stale || saved.Problem == Problem.Taken ? Met : saved;
    }

    public static async Task<Result<T>> RetryAsync<T>(Func<Task<Result<T>>> move, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var moved = await move();
            if (!ReferenceEquals(moved.Problem, Met) || attempt == MostTries) return moved;
            await Task.Delay(Random.Shared.Next(2, 10 + (5 * attempt)), ct);
        }
    }
}
