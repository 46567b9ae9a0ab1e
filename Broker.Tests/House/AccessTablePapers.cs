using Broker.Core.Certificates;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    // The certificate of the scene is held for the firm's decision: it cannot be taken back before it was given, and the public finds none.
    private static readonly AccessRow[] Papers =
    [
        Row<CertificateQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Certificate)),
        Row<WithdrawCertificate>(Brokers, (d, who, s) => d.RunAsync(who, new() { CertificateId = s.Certificate, Reason = "Erreur de plaque" })),
        Row<ReplaceCertificate>(Brokers, (d, who, s) => d.RunAsync(who, new() { CertificateId = s.Certificate, Reason = "Erreur de plaque" })),
        Row<CountLook>("---" + "----" + "---", (d, who, s) => d.RunAsync(who, s.Code)),
        Row<PaperSettingsQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<ProtectPapers>(Administrators, (d, who, s) => d.RunAsync(who, new() { Protection = PaperProtection.Locked })),
        Row<SetSigningKey>(Administrators, (d, who, s) => d.RunAsync(who, new() { File = [1, 2, 3], Password = "secret" })),
        Row<RemoveSigningKey>("-!!" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who)),
        Row<WarnOfSigningKey>(Machine, (d, who, s) => d.RunAsync(who, World.World.Today, World.World.Today)),
    ];
}
