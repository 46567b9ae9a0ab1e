using System.Globalization;
using Broker.Portal.CommandLine;

namespace Broker.Tests.CommandLine;

/// <summary>Somebody at the machine's command line, with a data folder of their own.</summary>
public sealed class Keyboard : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("broker-command-").FullName;
    public string Data => Path.Combine(Folder, "data");
    public string Said { get; private set; } = "";
    public string Complained { get; private set; } = "";
    public string Language { get; set; } = "fr-FR";
    public Func<string, string?> AskSecret { get; set; } = _ => null;

    public string this[string name] => Path.Combine(Folder, name);

    public async Task<int> TypeAsync(string verb, params string[] rest) => await TypeAsync(verb, rest, "");

    public async Task<int> TypeAsync(string verb, string[] rest, string input, CancellationToken ct = default)
    {
        var (said, complained) = (new StringWriter(), new StringWriter());
        var terminal = new Terminal(new StringReader(input), said, complained, CultureInfo.GetCultureInfo(Language)) { AskSecret = AskSecret };
        var end = await Verbs.RunAsync(verb, rest, terminal, ct);
        (Said, Complained) = (said.ToString(), complained.ToString());
        return end;
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
