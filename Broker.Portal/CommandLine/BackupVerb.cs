using Broker.Core.Storage;
using Broker.Portal.Kit;

namespace Broker.Portal.CommandLine;

/// <summary>backup: everything the firm would miss, in one file, while people work.</summary>
internal static class BackupVerb
{
    public static readonly Verb Verb = new("backup", "OUT.zip", [], RunAsync);

    private static async Task<int> RunAsync(Order order, Toolbox tools, CancellationToken ct)
    {
        var taken = await tools.Get<TakeBackup>().RunAsync(Toolbox.Me, new() { To = order[0], Keys = tools.Options.KeysFolder }, ct);
        if (taken.Failed) return tools.Refuse(taken.Problem);
        var formats = tools.Get<Formats>();
        tools.Say("backup.done", order[0], formats.FileSize(new FileInfo(order[0]).Length), formats.Number(taken.Value.Entries.Count(e => e.IsFile)));
        return Lost(tools, taken.Value);
    }

    /// <summary>Saved or restored all the same, but somebody must know.</summary>
    public static int Lost(Toolbox tools, BackupManifest manifest)
    {
        if (manifest.Lost.Count == 0) return Ends.Done;
        tools.Terminal.Error.WriteLine(tools.Text["backup.lost", manifest.Lost.Count]);
        foreach (var hash in manifest.Lost) tools.Terminal.Error.WriteLine($"  {hash}");
        return Ends.No;
    }
}
