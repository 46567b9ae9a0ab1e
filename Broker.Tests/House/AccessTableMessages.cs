using Broker.Core.Communication;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    private static readonly AccessRow[] PredefinedMessages =
    [
        Row<UnprocessedMailsQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<ProcessMail>("---" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, s.Message)),
        Row<PredefinedMessagesQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<SavePredefinedMessage>(Administrators, (d, who, s) => d.RunAsync(who, new() { Name = "Bonjour", Subject = "Bonjour", Body = "Bonjour" })),
        Row<RemovePredefinedMessage>("-!!" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, Guid.NewGuid())),
    ];
}
