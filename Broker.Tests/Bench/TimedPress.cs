using System.Diagnostics;
using Broker.Core.Word;

namespace Broker.Tests.Bench;

/// <summary>Knows how long was spent behind it.</summary>
internal sealed class TimedPress(IPdfPress press) : IPdfPress
{
    private long ticks;

    public double SpentMs => Stopwatch.GetElapsedTime(0, Interlocked.Read(ref ticks)).TotalMilliseconds;

    public async Task<byte[]> PrintAsync(PrintSheet sheet, CancellationToken ct = default)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            return await press.PrintAsync(sheet, ct);
        }
        finally
        {
            Interlocked.Add(ref ticks, Stopwatch.GetTimestamp() - start);
        }
    }
}
