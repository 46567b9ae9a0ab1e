using Broker.Core.Work;

namespace Broker.Core.Certificates;

/// <summary>What the client's history and the people concerned are told of a request; each reader reads it in their own language.</summary>
internal static class CertificateNews
{
    public static Event Requested(CertificateRequest request, string contract) => Line(request, request.RequestedAt, request.RequestedBy, "event.certificate-requested", request.Title, contract);

    public static Event Issued(CertificateRequest request, Certificate certificate, string contract, string by) =>
        Line(request, certificate.PreparedAt, by, "event.certificate-issued", certificate.Number, request.Title, contract);

    public static Event Held(CertificateRequest request, Certificate certificate, string contract, string by) =>
        Line(request, certificate.PreparedAt, by, "event.certificate-held", certificate.Number, request.Title, contract);

    public static Event Accepted(CertificateRequest request, Certificate certificate, DateTime at, string by) =>
        Line(request, at, by, "event.certificate-accepted", certificate.Number, request.Title);

    public static Event Refused(CertificateRequest request, DateTime at, string by) => Line(request, at, by, "event.certificate-refused", request.Title, request.RefusalReason!);

    public static Event Failed(CertificateRequest request, DateTime at, string contract, string by) =>
        Line(request, at, by, "event.certificate-failed", request.Title, contract);

    public static Event Withdrawn(CertificateRequest request, Certificate certificate, DateTime at, string by) =>
        Line(request, at, by, "event.certificate-withdrawn", certificate.Number, request.Title, certificate.WithdrawReason!);

    public static Event Replaced(CertificateRequest request, Certificate older, Certificate newer, DateTime at, string by) =>
        Line(request, at, by, "event.certificate-replaced", older.Number, newer.Number, older.WithdrawReason!);

    /// <summary>To whoever asked for it.</summary>
    /// <param name="code">notice.certificate-issued, -refused, -failed, -withdrawn or -replaced.</param>
    public static Notification ToRequester(CertificateRequest request, DateTime at, string code, params string[] args) =>
        new() { PersonId = request.RequestedById, At = at, Code = code, Args = [request.Title, .. args], Link = $"/space/{request.ClientId}/contracts/{request.ContractId}?tab=documents" };

    /// <summary>To those who may decide.</summary>
    public static Notification ToDecider(Guid personId, TaskItem task, DateTime at, string client, string title) =>
        new() { PersonId = personId, At = at, Code = "notice.decision-awaited", Args = [client, title], Link = $"/tasks/{task.Id}" };

    private static Event Line(CertificateRequest request, DateTime at, string by, string code, params string[] args) =>
        new() { ClientId = request.ClientId, ContractId = request.ContractId, At = at, By = by, Code = code, Args = [.. args] };
}
