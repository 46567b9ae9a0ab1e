using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Contracts;
using Broker.Core.Files;
using Broker.Core.Products;
using Broker.Core.Sales;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<Quote> Quotes => Set<Quote>();
    public DbSet<Proposal> Proposals => Set<Proposal>();
    public DbSet<AdviceSheet> AdviceSheets => Set<AdviceSheet>();

    /// <summary>Drafts and those the client may still accept that day.</summary>
    public IQueryable<Quote> QuotesOpenOn(DateOnly day) => Quotes.Where(q => q.DecidedOn == null && (q.SentOn == null || q.ValidUntil == null || q.ValidUntil >= day));

    /// <summary><see cref="Quote.StateOn"/> in the database's words.</summary>
    public IQueryable<Quote> QuotesIn(QuoteState state, DateOnly day) => state switch
    {
        QuoteState.Requested => RequestedQuotes,
        QuoteState.Draft => Quotes.Where(q => q.DecidedOn == null && q.SentOn == null && (q.RequestedAt == null || q.TakenAt != null)),
        QuoteState.Declined => Quotes.Where(q => q.DecidedOn != null && q.SentOn == null),
        QuoteState.Sent => Quotes.Where(q => q.DecidedOn == null && q.SentOn != null && (q.ValidUntil == null || q.ValidUntil >= day)),
        QuoteState.Expired => Quotes.Where(q => q.DecidedOn == null && q.SentOn != null && q.ValidUntil < day),
        QuoteState.Accepted => Quotes.Where(q => q.DecidedOn != null && q.Accepted),
        _ => Quotes.Where(q => q.DecidedOn != null && q.SentOn != null && !q.Accepted),
    };

    /// <summary>Those clients asked for online and nobody has taken in hand.</summary>
    public IQueryable<Quote> RequestedQuotes => Quotes.Where(q => q.DecidedOn == null && q.SentOn == null && q.RequestedAt != null && q.TakenAt == null);
}

internal sealed class SaleTables : IEntityTypeConfiguration<Quote>, IEntityTypeConfiguration<Document>, IEntityTypeConfiguration<Proposal>, IEntityTypeConfiguration<AdviceSheet>
{
    // By its id alone: quotes have no key with their client's in it, and SQLite cannot be given one in the same migration.
    public void Configure(EntityTypeBuilder<Document> document) => document.HasOne<Quote>().WithMany().HasForeignKey(d => d.QuoteId).OnDelete(DeleteBehavior.Restrict);

    public void Configure(EntityTypeBuilder<Quote> quote)
    {
        quote.Property(q => q.Number).HasMaxLength(Quote.NumberLength);
        quote.Property(q => q.Note).HasMaxLength(Quote.NoteLength);
        quote.Property(q => q.Reason).HasMaxLength(Quote.ReasonLength);
        quote.Property(q => q.SearchText).HasMaxLength(Quote.NumberLength + 1);
        quote.Property(q => q.RequestedBy).HasMaxLength(160);
        quote.Property(q => q.Wish).HasMaxLength(Quote.WishLength);
        quote.AsJson(q => q.Answers);
        quote.HasIndex(q => q.CommandId).IsUnique();
        quote.ComplexProperty(q => q.AnnualPremium);
        quote.HasIndex(q => q.Number).IsUnique();
        quote.HasIndex(q => new { q.ClientId, q.CreatedOn });
        quote.HasIndex(q => new { q.CreatedOn, q.Id });
        quote.HasOne<Client>().WithMany().HasForeignKey(q => q.ClientId);
        quote.HasOne<Risk>().WithMany().HasForeignKey(q => q.RiskId).OnDelete(DeleteBehavior.Restrict);
        quote.HasOne<Insurer>().WithMany().HasForeignKey(q => q.InsurerId).OnDelete(DeleteBehavior.Restrict);
        quote.HasOne<Product>().WithMany().HasForeignKey(q => q.ProductId).OnDelete(DeleteBehavior.Restrict);
        quote.HasOne<Person>().WithMany().HasForeignKey(q => q.HandlerId).OnDelete(DeleteBehavior.Restrict);
        quote.HasListValue(q => q.ProbabilityId);
        quote.HasListValue(q => q.OriginId);
        quote.RefersTo<Quote, Proposal>(nameof(Quote.ProposalId));
    }

    public void Configure(EntityTypeBuilder<Proposal> proposal)
    {
        proposal.Property(p => p.Number).HasMaxLength(Proposal.NumberLength);
        proposal.Property(p => p.Note).HasMaxLength(Proposal.NoteLength);
        proposal.Property(p => p.CreatedBy).HasMaxLength(160);
        proposal.Property(p => p.LostBecause).HasMaxLength(Proposal.ReasonLength);
        proposal.Property(p => p.ClosedBy).HasMaxLength(160);
        proposal.Property(p => p.SearchText).HasMaxLength(Proposal.NumberLength + 1);
        proposal.HasIndex(p => p.Number).IsUnique();
        proposal.HasIndex(p => new { p.ClientId, p.CreatedOn });
        // The board: a column at a time, what moved last first.
        proposal.HasIndex(p => new { p.StageId, p.MovedAt, p.Id });
        proposal.HasIndex(p => p.RiskId, "IX_Proposals_Open").HasFilter("\"ClosedOn\" IS NULL");
        // Of two who convert at the same moment, one does.
        proposal.HasIndex(p => p.ContractId).IsUnique();
        proposal.HasOne<Client>().WithMany().HasForeignKey(p => p.ClientId);
        proposal.HasOne<Risk>().WithMany().HasForeignKey(p => p.RiskId).OnDelete(DeleteBehavior.Restrict);
        proposal.HasOne<Person>().WithMany().HasForeignKey(p => p.HandlerId).OnDelete(DeleteBehavior.Restrict);
        proposal.HasListValue(p => p.StageId);
        proposal.RefersTo<Proposal, Contract>(nameof(Proposal.ContractId));
    }

    public void Configure(EntityTypeBuilder<AdviceSheet> sheet)
    {
        sheet.Property(s => s.Needs).HasMaxLength(AdviceSheet.TextLength);
        sheet.Property(s => s.Reasons).HasMaxLength(AdviceSheet.TextLength);
        sheet.Property(s => s.WrittenBy).HasMaxLength(160);
        sheet.Property(s => s.DeliveredBy).HasMaxLength(160);
        sheet.HasIndex(s => new { s.ProposalId, s.Edition }).IsUnique();
        sheet.RefersTo<AdviceSheet, Proposal>(nameof(AdviceSheet.ProposalId));
        sheet.RefersTo<AdviceSheet, Quote>(nameof(AdviceSheet.QuoteId));
        sheet.RefersTo<AdviceSheet, Document>(nameof(AdviceSheet.DocumentId));
    }
}
