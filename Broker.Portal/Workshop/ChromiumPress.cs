using Broker.Core.Word;
using Microsoft.Playwright;

namespace Broker.Portal.Workshop;

/// <summary>
/// Prints with one Chromium, started for the first sheet and replaced when it dies, ages or swells. A replaced browser
/// finishes the sheets it has in hand, then closes. A sheet whose browser died is printed once more, never twice.
/// </summary>
public sealed class ChromiumPress(ChromiumOptions options, ILogger<ChromiumPress> log) : IPdfPress, IAsyncDisposable
{
    private const int WeighEvery = 10;

    private readonly SemaphoreSlim places = new(options.Pages);
    private readonly SemaphoreSlim door = new(1);
    private ChromiumProcess? chromium;
    private int inHand;
    private bool closed;

    public async Task<byte[]> PrintAsync(PrintSheet sheet, CancellationToken ct = default)
    {
        try
        {
            if (Interlocked.Increment(ref inHand) > options.Pages + options.Waiting)
                throw new PrintFailed($"{options.Waiting} sheets are waiting for the press already.");

            await places.WaitAsync(ct);
            try
            {
                return await PrintWithOneRetryAsync(sheet, ct);
            }
            finally
            {
                places.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref inHand);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await door.WaitAsync();
        closed = true;
        var last = chromium;
        chromium = null;
        door.Release();
        if (last is not null) await last.DisposeAsync();
    }

    private async Task<byte[]> PrintWithOneRetryAsync(PrintSheet sheet, CancellationToken ct)
    {
        try
        {
            return await PrintOnceAsync(sheet, ct);
        }
        catch (PlaywrightException death)
        {
            log.LogWarning(death, "Chromium died while printing: the sheet is printed once more by a new one");
        }

        try
        {
            return await PrintOnceAsync(sheet, ct);
        }
        catch (PlaywrightException death)
        {
            throw new PrintFailed("Chromium died twice on this sheet.", death);
        }
    }

    private async Task<byte[]> PrintOnceAsync(PrintSheet sheet, CancellationToken ct)
    {
        var mine = await EnterAsync(ct);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(options.Limit);
        try
        {
            return await mine.PrintAsync(sheet, limit.Token);
        }
        catch (PlaywrightException)
        {
            mine.Spent = true;
            throw;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new PrintFailed($"The sheet was not printed within {options.Limit.TotalSeconds:0.#} s.");
        }
        finally
        {
            await LeaveAsync(mine);
        }
    }

    private async Task<ChromiumProcess> EnterAsync(CancellationToken ct)
    {
        await door.WaitAsync(ct);
        try
        {
            if (closed) throw new PrintFailed("The press is closed.");
            if (chromium is null or { Spent: true }) chromium = await ChromiumProcess.StartAsync(options);
            chromium.Working++;
            chromium.Printed++;
            if (chromium.Printed >= options.RestartAfter) chromium.Spent = true;
            return chromium;
        }
        finally
        {
            door.Release();
        }
    }

    private async Task LeaveAsync(ChromiumProcess mine)
    {
        if (!mine.Spent && mine.Printed % WeighEvery == 0 && await mine.WeighAsync() > options.MemoryLimit) mine.Spent = true;

        await door.WaitAsync();
        var over = --mine.Working == 0 && mine.Spent;
        if (over && ReferenceEquals(chromium, mine)) chromium = null;
        door.Release();

        if (over) await mine.DisposeAsync();
    }
}
