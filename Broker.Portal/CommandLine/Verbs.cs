using System.Data.Common;
using System.Globalization;
using System.Runtime.InteropServices;
using Broker.Core.Word;
using Broker.Portal.Hosting;

namespace Broker.Portal.CommandLine;

/// <summary>What the program does besides being the portal. It answers in one sentence and with a number (see <see cref="Ends"/>).</summary>
public static class Verbs
{
    private static readonly Verb[] All = [TagsVerb.Verb, PrintVerb.Verb, AdminVerb.Verb, BackupVerb.Verb, RestoreVerb.Verb, SeedVerb.Verb];

    public static async Task<int> RunAsync(string verb, string[] rest)
    {
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return await RunAsync(verb, rest, Terminal.OfProcess(), stop.Token);

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    public static async Task<int> RunAsync(string name, string[] rest, Terminal terminal, CancellationToken ct = default)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = terminal.Culture;
        var verb = All.FirstOrDefault(v => v.Name == name);
        await using var plain = new Toolbox(new PortalOptions(), terminal);
        if (verb is null) return Help.OfProgram(plain, All, asked: name is "help" or "serve", name);
        if (rest.Contains("--help")) return Help.Of(plain, verb);
        try
        {
            var order = Order.Read(verb, rest);
            await using var tools = new Toolbox(Toolbox.ReadOptions(order["--data"]), terminal);
            return await verb.RunAsync(order, tools, ct);
        }
        catch (WrongUse wrong)
        {
            return Refuse(wrong, name, plain);
        }
        catch (Exception e) when (Reason(e) is var (code, value))
        {
            terminal.Error.WriteLine(plain.Text[code, value]);
            return Ends.CouldNot;
        }
    }

    /// <summary>Said in the terminal's own language.</summary>
    internal static async Task<int> RefuseAsync(WrongUse wrong, string name, Terminal terminal)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = terminal.Culture;
        await using var plain = new Toolbox(new PortalOptions(), terminal);
        return Refuse(wrong, name, plain);
    }

    /// <summary>What hindered something outside the verbs.</summary>
    internal static async Task<int> CouldNotAsync(Terminal terminal, string code, params object[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = terminal.Culture;
        await using var plain = new Toolbox(new PortalOptions(), terminal);
        terminal.Error.WriteLine(plain.Text[code, args]);
        return Ends.CouldNot;
    }

    private static int Refuse(WrongUse wrong, string name, Toolbox tools)
    {
        tools.Terminal.Error.WriteLine(tools.Text[wrong.Message, wrong.Args]);
        tools.Terminal.Error.WriteLine(tools.Text["use.see-help", name]);
        return Ends.WrongUse;
    }

    /// <summary>What the machine around us refuses; anything else is a bug and shows itself as one.</summary>
    private static (string Code, string Value)? Reason(Exception e) => e switch
    {
        FileNotFoundException missing => ("could-not.no-file", missing.FileName ?? missing.Message),
        DirectoryNotFoundException or UnauthorizedAccessException => ("could-not.reach", e.Message),
        IOException => ("could-not.file", e.Message),
        DataFolderInUse inUse => ("could-not.in-use", inUse.Folder),
        PrintFailed => ("could-not.print", e.Message),
        DbException => ("could-not.database", e.Message),
        OperationCanceledException => ("could-not.stopped", ""),
        _ => null,
    };
}
