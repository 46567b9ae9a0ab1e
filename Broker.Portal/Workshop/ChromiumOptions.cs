namespace Broker.Portal.Workshop;

/// <summary>How PDF files are printed. Every value has a default that suits a small server.</summary>
public sealed class ChromiumOptions
{
    private static readonly string[] UsualPlaces =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    /// <summary>The browser's executable; when empty, the first one found where distributions put it.</summary>
    public string? Path { get; set; }

    /// <summary>Sheets printed at the same time. More than the processors only lengthens each print.</summary>
    public int Pages { get; set; } = Environment.ProcessorCount;

    /// <summary>Sheets that may wait for a page; one more is refused.</summary>
    public int Waiting { get; set; } = 64;

    /// <summary>Time allowed to lay out and print one sheet, waiting not counted.</summary>
    public TimeSpan Limit { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Prints after which a fresh browser takes over.</summary>
    public int RestartAfter { get; set; } = 500;

    /// <summary>Bytes held by all the browser's processes, program files not counted, above which a fresh one takes over.</summary>
    public long MemoryLimit { get; set; } = 700L * 1024 * 1024;

    /// <summary>Chromium's own sandbox. It refuses to start with it as root, and needs user namespaces otherwise.</summary>
    public bool Sandbox { get; set; } = !Environment.IsPrivilegedProcess;

    /// <summary>The executable to start, or null where there is none.</summary>
    public string? Executable() =>
        string.IsNullOrEmpty(Path) ? UsualPlaces.FirstOrDefault(File.Exists) : File.Exists(Path) ? Path : null;
}
