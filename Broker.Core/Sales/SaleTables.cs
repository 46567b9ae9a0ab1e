using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Files;
using Broker.Core.Products;
using Broker.Core.Sales;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<Quote> Quotes => Set<Quote>();

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

internal sealed class SaleTables : IEntityTypeConfiguration<Quote>, IEntityTypeConfiguration<Document>
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
    }
}
