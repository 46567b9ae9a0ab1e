namespace Broker.Tests.Bench.Compare;

/// <summary>What others would print certificates with, installed for this bench only: docxtemplater, and LibreOffice started for each file or kept warm.</summary>
internal sealed class Others : IDisposable
{
    private const string Filler = "docxtemplater@3.71.0", Zip = "pizzip@3.2.0";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("compare-");
    private readonly List<LineTool> tools = [];
    private readonly Stack<LineTool> listeners = new();
    private readonly SemaphoreSlim filling = new(1);
    private LineTool filler = null!;
    private int asked;

    /// <summary>Null when all of them are there.</summary>
    public string? Missing { get; private set; }

    public static async Task<Others> OpenAsync(byte[] template, int rows, int listeners)
    {
        var others = new Others();
        others.Missing = await others.StartAsync(template, rows, listeners);
        return others;
    }

    public async Task<string> FillAsync()
    {
        var file = Path.Combine(folder.FullName, $"{Interlocked.Increment(ref asked)}.docx");
        await filling.WaitAsync();
        try
        {
            return await filler.AskAsync(file);
        }
        finally
        {
            filling.Release();
        }
    }

    /// <summary>Filled, then a LibreOffice of its own started for it.</summary>
    public async Task ColdAsync()
    {
        var file = await FillAsync();
        var profile = Directory.CreateDirectory(file + ".profile");
        if (await LineTool.RunAsync("soffice", folder.FullName, "--headless", $"-env:UserInstallation=file://{profile.FullName}", "--convert-to", "pdf", "--outdir", folder.FullName, file) is null
            || !File.Exists(Path.ChangeExtension(file, "pdf"))) throw new InvalidOperationException("LibreOffice printed nothing.");
    }

    /// <summary>The same document again, on one LibreOffice that listens.</summary>
    public async Task WarmAsync(string filled)
    {
        LineTool mine;
        lock (listeners) mine = listeners.Pop();
        try
        {
            await mine.AskAsync(filled);
        }
        finally
        {
            lock (listeners) listeners.Push(mine);
        }
    }

    public string Copy(byte[] filled)
    {
        var file = Path.Combine(folder.FullName, $"{Interlocked.Increment(ref asked)}.docx");
        File.WriteAllBytes(file, filled);
        return file;
    }

    public void Dispose()
    {
        foreach (var tool in tools) tool.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task<string?> StartAsync(byte[] template, int rows, int number)
    {
        var here = folder.FullName;
        if (await LineTool.RunAsync("soffice", here, "--version") is null) return "LibreOffice (package libreoffice-writer-nogui) is not installed.";
        if (await LineTool.RunAsync("/usr/bin/python3", here, "-c", "import uno") is null) return "The bridge to a listening LibreOffice (package python3-uno) is not installed.";
        if (await LineTool.RunAsync("npm", here, "install", "--no-audit", "--no-fund", "--prefix", here, Filler, Zip) is null) return $"{Filler} could not be fetched by npm.";

        foreach (var script in new[] { "fill.js", "convert.py" })
        {
            await using var from = typeof(Others).Assembly.GetManifestResourceStream(script)!;
            await using var to = File.Create(Path.Combine(here, script));
            await from.CopyToAsync(to);
        }
        await File.WriteAllBytesAsync(Path.Combine(here, "template.docx"), template);
        tools.Add(filler = new LineTool("node", ["fill.js", "template.docx", $"{rows}"], here));
        var pipe = $"compare{Environment.ProcessId}";
        tools.Add(new LineTool("soffice", ["--headless", "--norestore", $"-env:UserInstallation=file://{here}/warm", $"--accept=pipe,name={pipe};urp;"], here));
        for (var i = 0; i < number; i++)
        {
            var listener = new LineTool("/usr/bin/python3", ["convert.py", pipe], here);
            tools.Add(listener);
            await listener.HearAsync();
            listeners.Push(listener);
        }
        return null;
    }
}
