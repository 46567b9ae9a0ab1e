using System.Globalization;
using System.Linq.Expressions;
using Broker.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

/// <summary>The firm's own numbers, one row of them a year: "SIN-2026-00042". Their column is unique, so that two taken at the same moment meet there.</summary>
internal static class RunningNumber
{
    private const int MostTries = 20;

    /// <param name="numbers">Those there are, seen through no filter that hides some of them.</param>
    public static async Task<string> NextAsync(IQueryable<string> numbers, string prefix, int year, CancellationToken ct)
    {
        var start = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{year}-");
        var last = await numbers.Where(n => n.StartsWith(start)).OrderByDescending(n => n).FirstOrDefaultAsync(ct);
        var number = int.TryParse(last?[start.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n + 1 : 1;
        return string.Create(CultureInfo.InvariantCulture, $"{start}{number:00000}");
    }

    /// <summary>For those who do not see all of them: numbers are the firm's.</summary>
    public static Task<string> NextAsync<TRow>(BrokerDb db, Expression<Func<TRow, string>> number, string prefix, int year, CancellationToken ct) where TRow : class =>
#pragma warning disable RS0030 // This is Storage, and only the highest number is read.
        NextAsync(db.Set<TRow>().IgnoreQueryFilters().Select(number), prefix, year, ct);
#pragma warning restore RS0030

    /// <summary>Tries again while somebody else took the number first; what already has one is saved once.</summary>
    public static async Task<Result<Guid>> SaveAsync(bool isNew, Func<Task<Result<Guid>>> save)
    {
        for (var attempt = 1; ; attempt++)
        {
            var saved = await save();
            if (!isNew || saved.Problem?.Code != Problem.Taken.Code || attempt == MostTries) return saved;
        }
    }
}
