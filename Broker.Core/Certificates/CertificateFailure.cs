using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>A request that stays failed is never silent: the firm gets an action, the history a line, and the contact is told.</summary>
internal static class CertificateFailure
{
    public static async Task TellAsync(BrokerDb db, CertificateRequest request, string contract, string by, DateTime now, CancellationToken ct)
    {
        var toDo = await db.ActionStatuses.Where(s => !s.Finished).OrderBy(s => s.Position).FirstOrDefaultAsync(ct);
        if (toDo is not null && !await db.Actions.AnyAsync(a => a.SubjectId == request.Id && a.StatusId == toDo.Id, ct))
            db.Add(new ClientAction { ClientId = request.ClientId, Name = NameOf(request.Title, contract), StatusId = toDo.Id, CreatedAt = now, SubjectId = request.Id });
        db.Add(CertificateNews.Failed(request, now, contract, by));
        if (request.BatchId is null) db.Add(CertificateNews.ToRequester(request, now, "notice.certificate-failed"));
        await db.TellListAsync(SystemList.Certificates, "notice.preparation-failed", [request.Title, contract], $"/clients/{request.ClientId}?tab=communication&part=certificates", ct);
    }

    private static string NameOf(string title, string contract)
    {
        var ending = $" – {contract}";
        return title[..Math.Min(title.Length, ClientAction.NameLength - ending.Length)] + ending;
    }
}
