using Broker.Core.Common;

namespace Broker.Core.Work;

/// <summary>
/// Daily work for one day in the firm's time zone: a row, so that several nodes do it once, and a day missed while the machine was off is
/// caught up once, by the next.
/// </summary>
public sealed class StandingJob : Entity, IStaffOnly
{
    public const int NameLength = 60, MostTries = 3;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);

    public required string Name { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary>The first day it stands for: the one after the last that was done.</summary>
    public required DateOnly From { get; init; }
    public DateTime? ClaimedUntil { get; private set; }
    public DateTime? DoneAt { get; private set; }
    public int Attempts { get; private set; }

    /// <summary>Why it did not work the last time.</summary>
    public string? Failure { get; private set; }

    public bool TryClaim(DateTime now)
    {
        if (DoneAt is not null || ClaimedUntil > now) return false;
        (ClaimedUntil, Attempts) = (now + Lease, Attempts + 1);
        return true;
    }

    public void Done(DateTime now) => (DoneAt, ClaimedUntil, Failure) = (now, null, null);

    /// <summary>Tried again later, with growing delays, until the next day takes it over.</summary>
    public void Failed(string why, DateTime now) => (Failure, ClaimedUntil) = (why[..Math.Min(why.Length, 400)], now + TimeSpan.FromMinutes(5 * Attempts * Attempts));
}
