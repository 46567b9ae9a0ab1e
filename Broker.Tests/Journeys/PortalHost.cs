using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Broker.Tests.House;
using Broker.Tests.Workshop;

namespace Broker.Tests.Journeys;

/// <summary>The whole application as a user starts it: its own process, a free port, an empty data folder, the demo firm.</summary>
public sealed class PortalHost : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("portal-");
    private readonly List<string> said = [];
    private Process? process;

    public Uri Address { get; private set; } = null!;

    /// <summary>The program it prints with.</summary>
    public string Printer { get; init; } = Chromium.Path;

    /// <summary>Otherwise an empty firm, that waits for its first visitor.</summary>
    public bool Demo { get; init; } = true;

    public async Task InitializeAsync()
    {
        if (Chromium.Missing is not null && Demo) return;
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        await OpenAsync();
    }

    public int ProcessId => process!.Id;

    /// <summary>Its database file.</summary>
    public string Archive => Path.Combine(data.FullName, "broker.db");

    /// <summary>Files that are being written, or were and are not whole.</summary>
    public int HalfWritten => Directory.GetFiles(Path.Combine(data.FullName, "files", "entrance")).Length;

    /// <summary>Whether a file of that content lies on its shelf.</summary>
    public bool Shelves(string hash) => File.Exists(Path.Combine(data.FullName, "files", hash[..2], hash[2..4], hash));

    private string Mails => Path.Combine(data.FullName, "mails");

    /// <summary>The newest mail to somebody that holds a word, once it has left.</summary>
    public async Task<string> MailToAsync(string address, Func<string, bool> wanted)
    {
        for (var waited = 0; waited < 300; waited++)
        {
            var mails = Directory.Exists(Mails) ? new DirectoryInfo(Mails).GetFiles("*.eml").OrderByDescending(f => f.CreationTimeUtc).ToList() : [];
            foreach (var mail in mails)
                if (TextOf(await File.ReadAllTextAsync(mail.FullName)) is var (to, text) && to.Contains(address, StringComparison.OrdinalIgnoreCase) && wanted(text)) return text;
            await Task.Delay(100);
        }
        throw new InvalidOperationException($"No such mail to {address} left the portal:\n{Said}");
    }

    /// <summary>The first text of a mail as the framework writes it into a folder.</summary>
    private static (string To, string Text)? TextOf(string mail)
    {
        var to = System.Text.RegularExpressions.Regex.Match(mail, "^To: (.*)$", System.Text.RegularExpressions.RegexOptions.Multiline).Groups[1].Value;
        var part = mail.IndexOf("text/plain", StringComparison.Ordinal);
        if (part < 0) return null;
        var head = mail.IndexOf("\r\n\r\n", part, StringComparison.Ordinal);
        var end = mail.IndexOf("\r\n--", head, StringComparison.Ordinal);
        if (head < 0 || end < 0) return null;
        var (heads, body) = (mail[part..head], mail[(head + 4)..end]);
        if (heads.Contains("base64", StringComparison.OrdinalIgnoreCase)) return (to, System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(body)));
        var bytes = System.Text.RegularExpressions.Regex.Replace(body.Replace("=\r\n", ""), "=([0-9A-F]{2})", m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString());
        return (to, System.Text.Encoding.UTF8.GetString([.. bytes.Select(c => (byte)c)]));
    }

    /// <summary>Starts it: the second time at the same address, on what the first left.</summary>
    public async Task OpenAsync()
    {
        var open = new TaskCompletionSource();
        process = new Process { StartInfo = Start(), EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data, open);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, open);
        process.Exited += (_, _) => open.TrySetException(new InvalidOperationException($"The portal ended before it was open:\n{Said}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await open.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"The portal did not open within {Patience}:\n{Said}");
        }
    }

    /// <summary>What it wrote on its console, for a test that failed.</summary>
    public string Said { get { lock (said) return string.Join('\n', said.TakeLast(60)); } }

    /// <summary>Without a word of warning (SIGKILL), as when the machine's power fails.</summary>
    public async Task KillAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        process?.Dispose();
        process = null;
    }

    public async Task DisposeAsync()
    {
        await KillAsync();
        data.Delete(recursive: true);
    }

    /// <summary>The program beside its own settings and static files, built as the tests were.</summary>
    private ProcessStartInfo Start() => Start(Address, data.FullName, Demo);

    /// <summary>A second one, whose end is awaited: what it said, and its code.</summary>
    public async Task<(int Code, string Said)> StartBesideAsync(string folder)
    {
        using var second = Process.Start(Start(Address, folder, demo: false))!;
        var said = await Task.WhenAll(second.StandardOutput.ReadToEndAsync(), second.StandardError.ReadToEndAsync()).WaitAsync(Patience);
        await second.WaitForExitAsync();
        return (second.ExitCode, string.Concat(said));
    }

    private ProcessStartInfo Start(Uri address, string folder, bool demo)
    {
        var built = Path.GetRelativePath(Path.Combine(SourceTree.Root, "Broker.Tests", "bin"), AppContext.BaseDirectory);
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Path.Combine(SourceTree.Root, "Broker.Portal"), RedirectStandardOutput = true, RedirectStandardError = true,
            ArgumentList = { Path.Combine(SourceTree.Root, "Broker.Portal", "bin", built, "broker.dll"), "serve", "--urls", address.ToString() },
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Logging__LogLevel__Default"] = "Warning", ["Logging__LogLevel__Microsoft.AspNetCore"] = "Warning",
                ["Broker__Data"] = folder, ["Broker__Chromium"] = Printer, ["Broker__Mail__Folder"] = Mails,
                // As behind a proxy, which says where each comes from.
                ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true",
            },
        };
        if (demo) start.ArgumentList.Add("--demo");
        start.Environment.Remove("Broker__Database");
        start.Environment.Remove("Broker__PublicUrl");
        return start;
    }

    private void Hear(string? line, TaskCompletionSource open)
    {
        if (line is null) return;
        lock (said) said.Add(line);
        if (line.Contains("Broker is open at", StringComparison.Ordinal)) open.TrySetResult();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>One portal for all journeys: they run one after another, each as people and clients of its own.</summary>
[CollectionDefinition(Name)]
public sealed class Journeys : ICollectionFixture<PortalHost>
{
    public const string Name = "journeys";
}
