using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Broker.Core.Word;
using Broker.Portal.Workshop;
using Microsoft.Extensions.Logging.Abstractions;

namespace Broker.Tests.Workshop;

/// <summary>A press of one's own, whose browsers are started through a script that notes their process ids.</summary>
public sealed class PressBench : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("press-");
    private readonly string started;

    public PressBench() : this(null)
    {
    }

    private PressBench(Action<ChromiumOptions>? adjust)
    {
        started = Path.Combine(folder.FullName, "started");
        var options = new ChromiumOptions { Path = Script($"echo $$ >> '{started}'\nexec '{Chromium.Path}' \"$@\""), Pages = 2 };
        adjust?.Invoke(options);
        Press = new(options, NullLogger<ChromiumPress>.Instance);
    }

    public static PressBench With(Action<ChromiumOptions> adjust) => new(adjust);

    public ChromiumPress Press { get; }

    /// <summary>The browsers started so far, first to last.</summary>
    public int[] Browsers => File.Exists(started)
        ? [.. File.ReadAllLines(started).Select(line => int.Parse(line, CultureInfo.InvariantCulture))]
        : [];

    public string Script(string body)
    {
        var path = Path.Combine(folder.FullName, Guid.NewGuid().ToString("N"));
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }

    public Task<byte[]> PrintAsync(string body, string head = "", CancellationToken ct = default) =>
        Press.PrintAsync(new($"<!doctype html><html lang=\"fr\"><head><title>Attestation</title>{head}</head><body>{body}</body></html>"), ct);

    public async Task KillAsync(int browser)
    {
        using var process = Process.GetProcessById(browser);
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Press.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>The end of every good sheet: what the paginator says once the pages are laid out.</summary>
    public static string Done(int pages = 1) => $"<script>document.documentElement.dataset.pages = {pages}</script>";

    public static string DoneAfter(int milliseconds) =>
        $"<script>setTimeout(() => document.documentElement.dataset.pages = 1, {milliseconds})</script>";

    public static int PagesOf(byte[] pdf) => Regex.Count(Text(pdf), @"/Type /Page\b(?!s)");

    public static string Text(byte[] pdf) => Encoding.Latin1.GetString(pdf);

    public static bool Runs(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }
}
