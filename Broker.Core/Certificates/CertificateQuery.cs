using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Templates;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>Where a certificate came from and what became of it, for the firm.</summary>
public sealed class CertificateQuery(BrokerStore store, IFileShelf shelf, FirmIdentity configured, FirmClock clock)
{
    private const int LooksDays = 30;

    /// <param name="Given">Null while the firm's decision is awaited.</param>
    /// <param name="Sound">The file is, byte for byte, the one that was issued; false when it changed or is gone.</param>
    /// <param name="TemplateOn">When the template's file came in.</param>
    /// <param name="Fields">What the template as it is now asks for, with what was answered: for one in its place.</param>
    public sealed record View(
        Guid Id, Guid ClientId, Guid ContractId, string? Contract, string? Client, string Number, string Code, string Address, string Title, string? Item, string Holder, string Insurer, DateOnly From, DateOnly To,
        CertificateState State, DateTime PreparedAt, DateTime? Given, string RequestedBy, DateTime RequestedAt, Decision? Decision, End? End, Linked? Replaces, bool Replacing,
        Guid DocumentId, Guid? SourceId, string Hash, bool Sound, PaperProtection Protection, string? SignedBy, string? Template, DateTime TemplateOn, Looks Looks,
        IReadOnlyList<FilledValue> Values, IReadOnlyList<AskedField> Fields, IReadOnlyDictionary<string, string> Answers)
    {
        public required Guid RequestId { get; init; }

        /// <summary>Which of the template's versions; null when it was not kept.</summary>
        public int? TemplateVersion { get; init; }

        /// <summary>Where it went by mail, and how far each is.</summary>
        public required IReadOnlyList<MailProgress> Mails { get; init; }
    }


    public sealed record Decision(string By, DateTime At);

    public sealed record End(string By, DateTime At, string Reason, Linked? Newer);

    public sealed record Linked(Guid Id, string Number);

    /// <param name="Recent">Of the last thirty days.</param>
    public sealed record Looks(int All, int Recent, DateOnly? Last);

    public async Task<View?> RunAsync(Caller by, Guid certificateId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        if (await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Id == certificateId, ct) is not { } one) return null;
        if (await db.CertificateRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == one.RequestId, ct) is not { } asked) return null;

        var firm = await db.FirmIdentityAsync(configured, ct);
        var contract = await db.Contracts.Where(c => c.Id == one.ContractId).Select(c => c.Number).SingleOrDefaultAsync(ct);
        var client = await db.Clients.Where(c => c.Id == one.ClientId).Select(c => c.Name).SingleOrDefaultAsync(ct);
        var item = await db.InsuredItems.Where(i => i.Id == one.ItemId).Select(i => i.Label).SingleOrDefaultAsync(ct);
        var decided = await db.Tasks.AsNoTracking().Where(t => t.SubjectId == asked.Id && t.DecidedAt != null && t.DecidedBy != null).OrderByDescending(t => t.DecidedAt).Select(t => new Decision(t.DecidedBy!, t.DecidedAt!.Value)).FirstOrDefaultAsync(ct);
        var file = await db.Files.Where(f => f.Id == asked.TemplateFileId).Select(f => f.CreatedAt).SingleOrDefaultAsync(ct);
        // One put back has the file of the older: the newest that was there when it was asked for.
        var version = await db.TemplateVersions.Where(v => v.TemplateId == asked.TemplateId && v.FileId == asked.TemplateFileId && v.At <= asked.RequestedAt).MaxAsync(v => (int?)v.Number, ct);
        var fields = await db.AskedFields.AsNoTracking().Where(f => f.TemplateId == asked.TemplateId).OrderBy(f => f.Position).ToListAsync(ct);
        var end = one is { WithdrawnAt: { } at } ? new End(one.WithdrawnBy ?? "", at, one.WithdrawReason ?? "", await LinkedAsync(db, one.ReplacedById, ct)) : null;
        return new(
            one.Id, one.ClientId, one.ContractId, contract, client, one.Number, one.Code, CertificateNumbers.AddressOf(firm, one.Code), asked.Title, item, one.Holder, one.Insurer, one.From, one.To,
            await VerifyCertificateQuery.StateAsync(db, one, clock.Today, ct), one.PreparedAt, one.SharedAt, asked.RequestedBy, asked.RequestedAt, decided, end, await LinkedAsync(db, asked.ReplacesId, ct),
            await ReplaceCertificate.UnderWayAsync(db, one.Id, ct), one.DocumentId, one.SourceDocumentId, one.Hash, await shelf.IsSoundAsync(one.Hash, ct), one.Protection, one.SignedBy, one.Template, file,
            await LooksAsync(db, one.Id, ct), FilledValue.Read(one.Snapshot), fields, asked.Values)
        {
            RequestId = asked.Id, TemplateVersion = version, Mails = [.. (await CertificateBatchQuery.MailsAsync(db, db.CertificateRequests.Where(r => r.Id == asked.Id).Select(r => r.Id), ct))[asked.Id]],
        };
    }

    private async Task<Looks> LooksAsync(BrokerDb db, Guid id, CancellationToken ct)
    {
        var days = await db.CertificateLooks.AsNoTracking().Where(l => l.CertificateId == id).Select(l => new { l.Day, l.Count }).ToListAsync(ct);
        return new(days.Sum(d => d.Count), days.Where(d => d.Day > clock.Today.AddDays(-LooksDays)).Sum(d => d.Count), days.Count == 0 ? null : days.Max(d => d.Day));
    }

    private static Task<Linked?> LinkedAsync(BrokerDb db, Guid? id, CancellationToken ct) =>
        db.Certificates.AsNoTracking().Where(c => c.Id == id).Select(c => new Linked(c.Id, c.Number)).SingleOrDefaultAsync(ct);
}
