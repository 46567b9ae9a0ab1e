using Broker.Core.Communication.Mailboxes;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    private static readonly AccessRow[] Mailboxes =
    [
        Row<MailboxesQuery>(Administrators, (d, who, s) => d.RunAsync(who), _ => true),
        Row<SaveMailbox>(Administrators, (d, who, s) => d.RunAsync(who, new() { Name = "Sinistres", Address = $"b{Guid.NewGuid():N}@ardelane.example", Host = "imap.ardelane.example", Password = "secret", Since = World.World.Today })),
        Row<TryMailbox>(Administrators, (d, who, s) => d.RunAsync(who, new() { Name = "Sinistres", Address = "sinistres@ardelane.example", Host = "imap.ardelane.example", Password = "secret", Since = World.World.Today })),
        Row<RemoveMailbox>("-!!" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, Guid.NewGuid())),
        Row<AskForMail>("-!!" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, Guid.NewGuid())),
        // A mailbox is read by those who have its address: of nobody's mails there is nothing to file.
        Row<MailsToFileQuery>(AllStaff, (d, who, s) => d.RunAsync(who), _ => true),
        Row<MailToFileQuery>("---" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, Guid.NewGuid())),
        Row<FileFetchedMail>("---" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, new() { MailId = Guid.NewGuid(), ClientIds = [s.Client] })),
        Row<DismissFetchedMail>("---" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, Guid.NewGuid())),
        Row<NextMailbox>("!!!" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who)),
        Row<FetchMail>(Machine, (d, who, s) => d.RunAsync(who, Guid.NewGuid())),
    ];
}
