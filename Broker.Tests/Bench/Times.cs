using System.Diagnostics;
using System.Globalization;

namespace Broker.Tests.Bench;

/// <summary>Durations in milliseconds.</summary>
internal sealed class Times(IEnumerable<double> values)
{
    private readonly double[] sorted = [.. values.Order()];

    public int Count => sorted.Length;
    public double Median => At(0.5);
    public double P95 => At(0.95);
    public double Longest => sorted[^1];
    public double Sum => sorted.Sum();

    /// <summary>Runs it until it is compiled, then measures it.</summary>
    public static Times Of(int times, Action what) => OfAsync(times, () => { what(); return Task.CompletedTask; }).GetAwaiter().GetResult();

    public static async Task<Times> OfAsync(int times, Func<Task> what, Action? before = null)
    {
        var values = new double[times];
        for (var i = -times / 2; i < times; i++)
        {
            before?.Invoke();
            var start = Stopwatch.GetTimestamp();
            await what();
            if (i >= 0) values[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        return new(values);
    }

    public static string Say(double value) => value.ToString(value >= 100 ? "F0" : value >= 10 ? "F1" : "F2", CultureInfo.InvariantCulture);

    private double At(double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
}
