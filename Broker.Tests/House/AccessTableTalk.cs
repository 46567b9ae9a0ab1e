using Broker.Core.Clients;
using Broker.Core.Communication;
using Broker.Core.Demo;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    private static readonly AccessRow[] Talk =
    [
        Row<RecordHeadQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Client)),
        Row<ExtranetQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Client)),
        Row<SwitchExtranet>(Brokers, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, Open = false })),
        Row<ViewAsClient>(Brokers, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, PersonId = Cast.Nadege.Id })),
        Row<EndClientView>(AllStaff, (d, who, s) => d.RunAsync(who, s.Client)),

        Row<MessagesQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Client, incoming: true)),
        Row<LatestMessagesQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Client)),
        Row<MessageQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Message)),
        Row<MessageDeskQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Client)),
        Row<KeepDraft>(AllStaff, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, Subject = "Essai" })),
        Row<SendMessage>(AllStaff, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, To = "a@b.example", Subject = "Essai", Body = "Bonjour" })),
        // A draft is its author's alone: here, Théo's.
        Row<DiscardDraft>("-+-" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, s.Draft)),
        Row<WithdrawMessage>("-+-" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, s.Draft)),
        Row<RetryMessage>(AllStaff, (d, who, s) => d.RunAsync(who, s.Message)),
        Row<NextMessage>(Machine, async (d, who, s) => await d.RunAsync(who), _ => true),
        Row<PostMessage>(Machine, (d, who, s) => d.RunAsync(who, s.Message)),
        Row<FileReceivedMail>(AllStaff, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, FileName = "essai.eml" }, new MemoryStream("From: a@b.example\nSubject: Essai\n\nBonjour"u8.ToArray()))),
    ];
}
