using System.Diagnostics;

namespace Broker.Tests.Bench.Compare;

/// <summary>A program kept running that answers each line with one.</summary>
internal sealed class LineTool : IDisposable
{
    private readonly Process process;
    private readonly Task<string> complaints;

    public LineTool(string program, IEnumerable<string> arguments, string folder)
    {
        process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder })!;
        complaints = process.StandardError.ReadToEndAsync();
    }

    public async Task<string> AskAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
        return await HearAsync();
    }

    public async Task<string> HearAsync() =>
        await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{process.StartInfo.FileName} ended: {await complaints}");

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            // Its folder is cleared next.
            process.WaitForExit();
        }
        process.Dispose();
    }

    /// <summary>What it says; null when it is not there or fails.</summary>
    public static async Task<string?> RunAsync(string program, string folder, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder })!;
            var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? (await said)[0] : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
