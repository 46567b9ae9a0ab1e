using System.Diagnostics;
using System.Text.RegularExpressions;
using Broker.Tests.House;

namespace Broker.Tests.Bench;

/// <summary>A server built beside the tests, in a process of its own, on a free port of this machine.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, string url) => (this.process, Url) = (process, url);

    public int Id => process.Id;
    public string Url { get; }

    /// <param name="data">Its data folder.</param>
    /// <param name="database">What to connect to, in the place of a file there.</param>
    public static Task<ServerProcess> PortalAsync(string data, string? database = null)
    {
        var settings = new Dictionary<string, string> { ["Broker__Data"] = data, ["Broker__Diagnostics"] = "true" };
        if (database is not null) settings["Broker__Database"] = database;
        return StartAsync("broker.dll", ["serve", "--contentroot", Path.Combine(SourceTree.Root, "Broker.Portal")], settings);
    }

    /// <summary>As it is installed: beside the tests nothing serves its styles and scripts, nor makes them small.</summary>
    /// <param name="folder">Where it is published to.</param>
    public static async Task<ServerProcess> PublishedAsync(string data, string folder)
    {
        using (var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", Path.Combine(SourceTree.Root, "Broker.Portal"), "-c", "Release", "-o", folder, "--nologo", "-v", "quiet"]))!)
        {
            await publish.WaitForExitAsync();
            if (publish.ExitCode != 0) throw new InvalidOperationException("The portal could not be published.");
        }
        return await StartAsync(Path.Combine(folder, "broker.dll"), ["serve", "--contentroot", folder], new() { ["Broker__Data"] = data });
    }

    // The portal is a web project, whose garbage collector is the server's.
    public static Task<ServerProcess> HelloAsync() => StartAsync("Broker.Tests.dll", [], new() { ["DOTNET_gcServer"] = "1" });

    private static async Task<ServerProcess> StartAsync(string program, string[] arguments, Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("Broker__", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in settings) start.Environment[name] = value;

        var process = Process.Start(start)!;
        var open = new TaskCompletionSource<string>();
        var said = new List<string>();
        void Hear(string? line)
        {
            if (line is null) return;
            lock (said) said.Add(line);
            if (Open().Match(line) is { Success: true } match) open.TrySetResult(match.Groups[1].Value);
        }
        process.OutputDataReceived += (_, e) => Hear(e.Data);
        process.ErrorDataReceived += (_, e) => Hear(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new ServerProcess(process, "");
        try
        {
            var first = await Task.WhenAny(open.Task, process.WaitForExitAsync()).WaitAsync(TimeSpan.FromSeconds(60));
            if (first == open.Task) return new(process, await open.Task);
        }
        catch (TimeoutException)
        {
        }
        await server.DisposeAsync();
        throw new InvalidOperationException($"{program} did not open: {string.Join('\n', said)}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    [GeneratedRegex(@"is open at (http://\S+)")]
    private static partial Regex Open();
}
