using Broker.Core.Communication;
using Broker.Core.Communication.Mailboxes;
using Broker.Core.ExpectedDocuments.Reminders;
using Broker.Core.Files;
using Broker.Core.SignIn;
using Broker.Core.Word;
using Broker.Portal.Account;
using Broker.Portal.Features.ExpectedDocuments;
using Broker.Portal.Hosting;

namespace Broker.Portal.Workshop;

/// <summary>The adapters of Core's ports, and the jobs.</summary>
public static class WorkshopSetup
{
    public static void AddWorkshop(this IServiceCollection services, PortalOptions options)
    {
        services.AddSingleton(new ChromiumOptions { Path = string.IsNullOrWhiteSpace(options.Chromium) ? null : options.Chromium });
        services.AddSingleton<IPdfPress, ChromiumPress>().AddSingleton<PrintFonts>();
        services.AddSingleton(new DiskShelfOptions { Root = Path.GetFullPath(options.FilesFolder) });
        services.AddSingleton<DiskShelf>().AddSingleton<IFileShelf>(all => all.GetRequiredService<DiskShelf>());
        services.AddSingleton<IMailPost>(new SmtpPost(options.Mail));
        services.AddSingleton<ISeal, Seal>().AddSingleton<ILetterBox>(new ImapBox());
        services.AddSingleton<IDoorWords, DoorWords>().AddSingleton<IReminderWords, ReminderWords>();
        services.AddHostedService<PrintWorker>();
        services.AddHostedService<BatchWorker>();
        services.AddHostedService<DeferredWorker>();
        services.AddHostedService<SheetWorker>();
        services.AddHostedService<MemoWorker>();
        services.AddHostedService<PostWorker>();
        services.AddHostedService<FetchWorker>();
        services.AddHostedService<ShelfSweeper>();
        services.AddHostedService<DailyWorker>();
        services.AddHostedService<DueWorker>();
        services.AddHostedService<EndsWorker>();
    }
}
