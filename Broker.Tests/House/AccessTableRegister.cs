using Broker.Core.Fleets.Register;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    // The register of insured vehicles is the firm's affair with insurers: no client sees or does anything of it.
    private static readonly AccessRow[] Register =
    [
        Row<PrepareSendings>(Brokers, (d, who, s) => d.RunAsync(who, new() { NoticeIds = [Guid.NewGuid()] })),
        Row<MarkSent>("--!" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, new() { SendingId = Guid.NewGuid(), SentOn = World.World.Today, SentTime = new(9, 0), Channel = SendingChannel.Portal })),
        Row<AbandonSending>("--!" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, Guid.NewGuid())),
        Row<KeepReceipt>("--!" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, new() { SendingId = Guid.NewGuid(), FileName = "accuse.pdf" }, new MemoryStream("%PDF-1.4 reçu"u8.ToArray()))),
        Row<AnswerNotices>(Brokers, (d, who, s) => d.RunAsync(who, new() { NoticeIds = [Guid.NewGuid()] })),
        Row<SetAsideNotices>(Brokers, (d, who, s) => d.RunAsync(who, new() { NoticeIds = [Guid.NewGuid()], Why = "fait par l’assureur" })),
        Row<RegisterQuery>(AllStaff, (d, who, s) => d.RunAsync(who, new())),
        Row<SendingsQuery>(AllStaff, (d, who, s) => d.RunAsync(who), _ => true),
        Row<SendingQuery>("---" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, Guid.NewGuid())),
        Row<SendingFileQuery>("---" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, Guid.NewGuid(), false)),
    ];
}
