using System.Globalization;
using Broker.Core.Staff;
using Broker.Core.Storage;
using Broker.Core.Work;
using Broker.Portal.Account;
using Broker.Portal.Hosting;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.CommandLine;

/// <summary>admin create: the way in when there is none, or when the only one is lost. The portal may be running.</summary>
internal static class AdminVerb
{
    public static readonly Verb Verb = new("admin", "create",
        [("--email", "ADDRESS"), ("--first-name", "NAME"), ("--last-name", "NAME"), ("--language", "fr|en"), ("--password-stdin", null)], RunAsync);

    private static async Task<int> RunAsync(Order order, Toolbox tools, CancellationToken ct)
    {
        if (order[0] != "create") throw new WrongUse("use.words", $"broker {Verb.Name} {Verb.Usage}");
        var language = order.OneOf("--language", CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, "fr", "en");
        var input = new CreateAdministrator.Input
        {
            Email = order.Need("--email"), FirstName = order.Need("--first-name"), LastName = order.Need("--last-name"), Language = language, Names = FirmWords.In(tools.Get<IStringLocalizer<AccountText>>()),
            Tasks = StandardTasks.Triggers.ToDictionary(t => t, t => tools.Get<IStringLocalizer<AccountText>>()[$"setup.task.{t}"].Value),
        };
        input.Password = order.Has("--password-stdin") ? await tools.Terminal.In.ReadLineAsync(ct) : Ask(tools);
        if (input.Password is null) throw new WrongUse("admin.no-password");

        await PrepareAsync(tools, ct);
        var created = await tools.Get<CreateAdministrator>().RunAsync(Toolbox.Me, input, ct);
        if (created.Failed) return tools.Refuse(created.Problem);
        tools.Say("admin.done", input.Email);
        return Ends.Done;
    }

    private static string? Ask(Toolbox tools)
    {
        var first = tools.Terminal.AskSecret(tools.Text["admin.ask"]);
        if (first is null) return null;
        return tools.Terminal.AskSecret(tools.Text["admin.ask-again"]) == first ? first : throw new WrongUse("admin.not-the-same");
    }

    /// <summary>A running portal has brought the tables up to date; otherwise this is the first to come.</summary>
    private static async Task PrepareAsync(Toolbox tools, CancellationToken ct)
    {
        try
        {
            using var folder = DataFolder.Take(tools.Options);
            await SchemaUpdate.RunAsync(tools.Get<BrokerStore>(), ct);
        }
        catch (DataFolderInUse)
        {
        }
    }
}
