using Broker.Core.Certificates;
using Broker.Core.Demo;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    // Those who ask for certificates: the client's own, by their group or the right to send forms; the firm where it keeps the same book.
    //                                  HTI NLKS M N S
    private const string Requesters = "!!!" + "+!-!" + "-!+";
    private const string FormSenders = ". !!.! .+ .. . . .";
    private const string FormSendersElsewhere = ". !!.! .- .. . . .";

    private static readonly AccessRow[] Requests =
    [
        Row<RecipientsQuery>("+++" + "+!+!" + "-!+", (d, who, s) => d.RunAsync(who, s.Client), others: FormSenders),
        Row<SaveRecipient>("++!" + "+!+!" + "-!+", (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, Name = "Mairie de Port-Aubel" }), others: FormSenders),
        Row<RemoveRecipient>("++!" + "+!+!" + "-!+", (d, who, s) => d.RunAsync(who, s.Recipient), others: FormSenders),
        Row<RequestCertificates>(Requesters, (d, who, s) => d.RunAsync(who, new() { ContractId = s.Contract, TemplateId = DemoTemplates.Id(DemoTemplates.Contract), RecipientIds = [s.Recipient] }), others: FormSendersElsewhere),
        Row<RepeatCertificate>(Requesters, (d, who, s) => d.RunAsync(who, s.Request, Guid.NewGuid()), others: FormSendersElsewhere),
        Row<EarlierRequestQuery>("!!!" + "+!-!" + "-!+", (d, who, s) => d.RunAsync(who, s.Request), others: FormSendersElsewhere),
        Row<CertificateMailQuery>("+++" + "+!-!" + "-!+", (d, who, s) => d.RunAsync(who, s.Request), others: FormSendersElsewhere),
        Row<MailCertificate>("+++" + "+!-!" + "-!+", (d, who, s) => d.RunAsync(who, new() { RequestId = s.Request, Post = new() { ToSelf = true, Subject = "Attestation", Body = "Ci-joint." } }), others: FormSendersElsewhere),
        Row<CertificateBatchQuery>(StaffAndContactsOfTheContract, (d, who, s) => d.RunAsync(who, s.Batch)),
        Row<CertificateBatchesQuery>(StaffAndContactsOfTheContract, (d, who, s) => d.RunAsync(who, s.Client)),
        Row<BatchFilesQuery>(StaffAndContactsOfTheContract, (d, who, s) => d.RunAsync(who, s.Batch)),
        Row<AskOnePdf>("++!" + "+!-!" + "-!+", (d, who, s) => d.RunAsync(who, s.Batch), others: FormSendersElsewhere),
        Row<RenewalCertificatesQuery>("+++" + "+!-!" + "-!+", (d, who, s) => d.RunAsync(who, s.Contract), others: FormSendersElsewhere),
        Row<ReissueCertificates>("++!" + "+!-!" + "-!+", (d, who, s) => d.RunAsync(who, new() { ContractId = s.Contract, Lines = [new() { RequestId = s.Request }] }), others: FormSendersElsewhere),
        Row<StopCertificateMail>(Machine, (d, who, s) => d.RunAsync(who, Guid.NewGuid())),
        Row<SendCertificateMails>(Machine, (d, who, s) => d.RunAsync(who)),
        Row<EndCertificateBatches>(Machine, (d, who, s) => d.RunAsync(who)),
        Row<PrintOnePdf>(Machine, (d, who, s) => d.RunAsync(who)),
    ];
}
