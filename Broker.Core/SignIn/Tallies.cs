using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>Counts tries at the door, so that guessing never pays: per e-mail address, and per network (/24, /64), whether anybody is behind them or not (IND-23).</summary>
internal static class Tallies
{
    public static readonly Limit CodesAskedShort = new("code-asked", 3, TimeSpan.FromMinutes(10)), CodesAskedLong = new("code-asked-day", 8, TimeSpan.FromDays(1)),
        CodesWrong = new("code-wrong", 40, TimeSpan.FromDays(1)), PasswordsWrong = new("password-wrong", 5, TimeSpan.FromMinutes(15)), ResetsAsked = new("reset", 3, TimeSpan.FromHours(1)), Registrations = new("register", 3, TimeSpan.FromHours(1));

    public static readonly Limit NetworkAsks = new("net-asks", 40, TimeSpan.FromHours(1)), NetworkWrong = new("net-wrong", 60, TimeSpan.FromHours(1));

    public sealed record Limit(string What, int Most, TimeSpan Within);

    /// <summary>Counts one more of each, in the operation's own save.</summary>
    /// <returns>False when any of them was full already: then nothing is counted.</returns>
    public static async Task<bool> TakeAsync(BrokerDb db, DateTime now, CancellationToken ct, params (Limit Limit, string Of)[] counted)
    {
        var rows = new List<(DoorTally Tally, Limit Limit)>();
        foreach (var (limit, of) in counted)
        {
            var tally = await FindAsync(db, limit, of, ct);
            if (tally.Until <= now) (tally.Count, tally.Until) = (0, now + limit.Within);
            if (tally.Count >= limit.Most) return false;
            rows.Add((tally, limit));
        }
        foreach (var (tally, _) in rows)
        {
            tally.Count++;
            if (db.Entry(tally).State == EntityState.Detached) db.Add(tally);
        }
        // A good moment to forget those that count nothing any more.
        var old = await db.DoorTallies.Where(t => t.Until < now).OrderBy(t => t.Until).Take(20).ToListAsync(ct);
        db.RemoveRange(old.Where(o => rows.All(r => r.Tally != o)));
        return true;
    }

    /// <summary>What was counted turned out to be no guess.</summary>
    public static async Task GiveBackAsync(BrokerDb db, CancellationToken ct, params (Limit Limit, string Of)[] counted)
    {
        foreach (var (limit, of) in counted)
            if (await FindAsync(db, limit, of, ct) is { Count: > 0 } tally) tally.Count--;
    }

    /// <summary>Whoever it is about has shown since who they are: their slips are forgotten.</summary>
    public static async Task ForgiveAsync(BrokerDb db, CancellationToken ct, Limit limit, string of) => (await FindAsync(db, limit, of, ct)).Count = 0;

    /// <summary>Counts nothing, and is forgotten with the next: where nobody is there to be written about, as much is written.</summary>
    public static DoorTally Padding(DateTime now) => new() { Key = Secrets.Hash(Guid.NewGuid().ToString()), Count = 0, Until = now };

    private static async Task<DoorTally> FindAsync(BrokerDb db, Limit limit, string of, CancellationToken ct)
    {
        var key = KeyOf(limit, of);
        return db.DoorTallies.Local.FirstOrDefault(t => t.Key == key) ?? await db.DoorTallies.SingleOrDefaultAsync(t => t.Key == key, ct) ?? new DoorTally { Key = key, Count = 0, Until = default };
    }

    private static string KeyOf(Limit limit, string of) => Secrets.Hash($"{limit.What}|{of}");

    /// <summary>An e-mail address as it is counted.</summary>
    public static string Fold(string email) => email.Trim().ToUpperInvariant();
}
