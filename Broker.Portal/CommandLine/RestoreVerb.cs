using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Portal.Hosting;
using Broker.Portal.Kit;

namespace Broker.Portal.CommandLine;

/// <summary>restore: the firm as it was, on a folder no portal is using.</summary>
internal static class RestoreVerb
{
    public static readonly Verb Verb = new("restore", "IN.zip", [("--force", null)], RunAsync);

    private static async Task<int> RunAsync(Order order, Toolbox tools, CancellationToken ct)
    {
        using var folder = DataFolder.Take(tools.Options);
        var input = new RestoreBackup.Input(order[0], tools.Options.KeysFolder, order.Has("--force"));
        var restored = await RestoreBackup.RunAsync(tools.Options.Storage, tools.Get<IFileShelf>(), input, ct);
        if (restored.Failed) return tools.Refuse(restored.Problem);
        tools.Say("restore.done", tools.Get<Formats>().Moment(restored.Value.TakenAt));
        return BackupVerb.Lost(tools, restored.Value);
    }
}
