using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Broker.Tests.Bench;

/// <summary>A bench that needs the circuit-load tool: its source is in a folder of that name under <c>BROKER_TOOLS</c>.</summary>
public sealed class LoadFactAttribute : FactAttribute
{
    public LoadFactAttribute() => Skip = CircuitLoad.Missing;
}

public sealed class LoadTheoryAttribute : TheoryAttribute
{
    public LoadTheoryAttribute() => Skip = CircuitLoad.Missing;
}

/// <summary>Opens real circuits without a browser and says what they cost. Built once, in a temporary folder.</summary>
public sealed class CircuitLoad : IAsyncLifetime
{
    private static readonly string? Source = Environment.GetEnvironmentVariable("BROKER_TOOLS") is { Length: > 0 } tools ? Path.Combine(tools, "circuit-load") : null;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("circuit-load-");

    public static string? Missing => Source is not null && Directory.Exists(Source) ? null : "BROKER_TOOLS names no folder with the circuit-load tool in it.";

    public async Task InitializeAsync()
    {
        if (Missing is not null) return;
        foreach (var file in Directory.GetFiles(Source!).Where(f => Path.GetExtension(f) is ".cs" or ".csproj")) File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        var (code, said) = await RunDotnetAsync(["build", folder.FullName, "-c", "Release", "-o", Path.Combine(folder.FullName, "built"), "--nologo", "-v", "quiet"]);
        if (code != 0) throw new InvalidOperationException($"circuit-load could not be built: {said}");
    }

    /// <summary>Its figures by name, as "section/name". A circuit that failed, or a change one of them missed, is an error.</summary>
    internal async Task<Dictionary<string, double>> RunAsync(ServerProcess server, params string[] options)
    {
        var answer = Path.Combine(folder.FullName, Guid.NewGuid().ToString("N"));
        var (code, said) = await RunDotnetAsync([Path.Combine(folder.FullName, "built", "circuit-load.dll"),
            "--url", server.Url, "--pid", server.Id.ToString(CultureInfo.InvariantCulture), "--mem-url", "/diag/heap", "--json", answer, .. options]);
        Assert.True(code == 0, said);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(answer));
        return json.RootElement.EnumerateArray().ToDictionary(
            row => $"{row.GetProperty("section").GetString()}/{row.GetProperty("name").GetString()}", row => row.GetProperty("value").GetDouble());
    }

    public Task DisposeAsync()
    {
        folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    private static async Task<(int Code, string Said)> RunDotnetAsync(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }
}
