using Broker.Core.Claims;
using Broker.Core.Contracts;
using Broker.Core.ExpectedDocuments;
using Broker.Core.Files;
using Broker.Core.Products;
using Broker.Core.Sales;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<DocumentType> DocumentTypes => Set<DocumentType>();
    public DbSet<ListedDocument> ListedDocuments => Set<ListedDocument>();
    public DbSet<ExpectedDocument> ExpectedDocuments => Set<ExpectedDocument>();
    public DbSet<CollectedDocument> CollectedDocuments => Set<CollectedDocument>();

    /// <summary>Those that are asked of the client such as it is today: another kind of client, other documents (AS-17).</summary>
    public IQueryable<ExpectedDocument> AskedDocuments => ExpectedDocuments.Where(e => e.State != ExpectedState.Withdrawn
        && (e.OnlyFor == null || Clients.Any(c => c.Id == e.ClientId && c.Kind == e.OnlyFor)));

    /// <summary>What a new firm finds ready, named in its language.</summary>
    internal async Task ShipDocumentTypesAsync(IReadOnlyList<string> names, CancellationToken ct)
    {
        if (!await DocumentTypes.AnyAsync(ct)) AddRange(names.Select(name => new DocumentType { Name = name, Shipped = true }));
    }

    /// <summary>
    /// A new proposal asks for what its risk asks for, and the contract it becomes for the same; any other new contract for what its type asks for, whatever it comes from. One that
    /// becomes of another type follows that one's list.
    /// </summary>
    private async Task OpenExpectedAsync(CancellationToken ct)
    {
        await FollowClaimsAsync(ct);
        var proposals = ChangeTracker.Entries<Proposal>().ToList();
        foreach (var proposal in proposals.Where(e => e.State == EntityState.Added).Select(e => e.Entity))
            (await ExpectedList.ReadAsync(this, proposal.RiskId, ct)).Make(this, new(proposal.ClientId, null, proposal.Id), [], Clock.GetUtcNow().UtcDateTime);
        var entries = ChangeTracker.Entries<Contract>().ToList();
        foreach (var entry in entries.Where(e => e.State == EntityState.Added || (e.State == EntityState.Modified && e.Property(c => c.RiskId).IsModified)))
        {
            if (entry.State == EntityState.Added && proposals.Find(p => p.Entity.ContractId == entry.Entity.Id) is { } converted)
            {
                await CarryAsync(converted.Entity.Id, entry.Entity.Id, ct);
                continue;
            }
            var list = await ExpectedList.ReadAsync(this, entry.Entity.RiskId, ct);
            var open = entry.State == EntityState.Added ? [] : await ExpectedDocuments.Where(e => e.ContractId == entry.Entity.Id).ToListAsync(ct);
            if (list.IsEmpty && open.Count == 0) continue;
            list.Make(this, new(entry.Entity.ClientId, entry.Entity.Id, null), open, Clock.GetUtcNow().UtcDateTime);
        }
    }

    /// <summary>The same rows and the same files, now the contract's too (AS-10).</summary>
    private async Task CarryAsync(Guid proposalId, Guid contractId, CancellationToken ct)
    {
        var items = await ExpectedDocuments.Include(e => e.Collected).Where(e => e.ProposalId == proposalId).ToListAsync(ct);
        items.ForEach(e => e.ContractId = contractId);
        var files = items.SelectMany(e => e.Collected).Select(c => c.DocumentId).Distinct().ToList();
        foreach (var document in await Documents.Where(d => files.Contains(d.Id) && d.ContractId == null && d.QuoteId == null && d.ClaimId == null).ToListAsync(ct)) document.ContractId = contractId;
    }
}

internal sealed class ExpectedTables : IEntityTypeConfiguration<DocumentType>, IEntityTypeConfiguration<ListedDocument>, IEntityTypeConfiguration<ExpectedDocument>, IEntityTypeConfiguration<CollectedDocument>
{
    public void Configure(EntityTypeBuilder<DocumentType> type)
    {
        type.Property(t => t.Name).HasMaxLength(DocumentType.NameLength);
        type.HasIndex(t => t.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ListedDocument> line)
    {
        line.Property(l => l.Help).HasMaxLength(ListedDocument.HelpLength);
        line.HasIndex(l => new { l.RiskId, l.TypeId }).IsUnique();
        line.HasIndex(l => new { l.GuaranteeId, l.TypeId }).IsUnique();
        line.HasOne<Risk>().WithMany().HasForeignKey(l => l.RiskId).OnDelete(DeleteBehavior.Restrict);
        line.HasOne<Guarantee>().WithMany().HasForeignKey(l => l.GuaranteeId).OnDelete(DeleteBehavior.Restrict);
        line.HasOne<DocumentType>().WithMany().HasForeignKey(l => l.TypeId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ExpectedDocument> expected)
    {
        expected.Ignore(e => e.WhyNotTaken).Ignore(e => e.Place).Ignore(e => e.FileId);
        expected.Property(e => e.Name).HasMaxLength(ExpectedDocument.NameLength);
        expected.Property(e => e.Help).HasMaxLength(ListedDocument.HelpLength);
        expected.Property(e => e.Reason).HasMaxLength(ExpectedDocument.ReasonLength);
        expected.Property(e => e.DecidedBy).HasMaxLength(160);
        // Of what is asked for at once from two sides, one.
        expected.HasIndex(e => new { e.ContractId, e.ListedId }).IsUnique();
        // The firm's figures, out of the index alone.
        expected.HasIndex(e => new { e.ContractId, e.Since, e.State, e.OnlyFor, e.ClientId }, "IX_ExpectedDocuments_Missing").HasFilter("\"IsMissing\"");
        expected.HasIndex(e => new { e.Since, e.ContractId, e.State, e.OnlyFor, e.ClientId }, "IX_ExpectedDocuments_Oldest").HasFilter("\"IsMissing\"");
        expected.HasIndex(e => e.ContractId, "IX_ExpectedDocuments_Received").HasFilter("\"State\" = 'Received'");
        expected.HasIndex(e => new { e.ProposalId, e.ListedId }).IsUnique();
        expected.HasIndex(e => new { e.ClaimId, e.ListedId }).IsUnique();
        expected.HasIndex(e => e.ValidUntil);
        expected.RefersTo<ExpectedDocument, Contract>(nameof(ExpectedDocument.ContractId));
        expected.RefersTo<ExpectedDocument, Proposal>(nameof(ExpectedDocument.ProposalId));
        expected.RefersTo<ExpectedDocument, Quote>(nameof(ExpectedDocument.QuoteId));
        expected.RefersTo<ExpectedDocument, Claim>(nameof(ExpectedDocument.ClaimId));
        expected.HasOne<DocumentType>().WithMany().HasForeignKey(e => e.TypeId).OnDelete(DeleteBehavior.Restrict);
        expected.HasOne<ListedDocument>().WithMany().HasForeignKey(e => e.ListedId).OnDelete(DeleteBehavior.SetNull);
        expected.HasMany(e => e.Collected).WithOne().HasForeignKey(c => new { c.ClientId, c.ExpectedId }).HasPrincipalKey(e => new { e.ClientId, e.Id });
    }

    public void Configure(EntityTypeBuilder<CollectedDocument> collected)
    {
        collected.Property(c => c.By).HasMaxLength(160);
        collected.HasIndex(c => new { c.ExpectedId, c.DocumentId }).IsUnique();
        collected.HasIndex(c => c.DocumentId);
        collected.RefersTo<CollectedDocument, Document>(nameof(CollectedDocument.DocumentId));
    }
}
