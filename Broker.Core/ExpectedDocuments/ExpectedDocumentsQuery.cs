using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>What one file asks for, a contract's, a proposal's or a claim's, in the order of its list: what is obtained, and what is missing (AS-06).</summary>
public sealed class ExpectedDocumentsQuery(BrokerStore store)
{
    /// <param name="Since">Since when it has been in its state.</param>
    public sealed record Item(Guid Id, Guid Version, string Name, string? Help, bool Mandatory, int? ValidityMonths, ExpectedState State, DateTime Since, string? Reason, string? DecidedBy, DateTime? DecidedAt, DateOnly? ValidUntil,
        IReadOnlyList<FileRow> Files)
    {
        public bool IsToBring => ExpectedDocument.IsToBring(State);
        public bool IsMissing => Mandatory && IsToBring;
    }

    /// <param name="SetAside">It was refused, or is no longer good.</param>
    public sealed record FileRow(Guid DocumentId, string Name, string ContentType, long Size, DateTime At, string By, bool SetAside, bool FromClient);

    public async Task<IReadOnlyList<Item>> RunAsync(Caller by, Guid fileId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var claims = db.Actor.May(Permission.ViewClaims);
        var asked = await db.AskedDocuments.AsNoTracking().Where(e => e.ContractId == fileId || e.ProposalId == fileId || (claims && e.ClaimId == fileId)).OrderBy(e => e.Position).ThenBy(e => e.Id).ToListAsync(ct);
        var ids = asked.ConvertAll(e => e.Id);
        var files = (await (
            from c in db.CollectedDocuments
            join d in db.Documents on c.DocumentId equals d.Id
            where ids.Contains(c.ExpectedId)
            orderby c.At, c.Id
            select new { c.ExpectedId, Row = new FileRow(d.Id, d.Name, d.File!.ContentType, d.File.Size, c.At, c.By, c.SetAside, d.ById != null) }).ToListAsync(ct)).ToLookup(f => f.ExpectedId, f => f.Row);
        return [.. asked.Select(e => new Item(e.Id, e.Version, e.Name, e.Help, e.Mandatory, e.ValidityMonths, e.State, e.Since, e.Reason, e.DecidedBy, e.DecidedAt, e.ValidUntil, [.. files[e.Id]]))];
    }
}
