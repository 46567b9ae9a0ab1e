using Broker.Core.Access;
using Broker.Core.Clients;
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
        QuoteState.Draft => Quotes.Where(q => q.DecidedOn == null && q.SentOn == null),
        QuoteState.Sent => Quotes.Where(q => q.DecidedOn == null && q.SentOn != null && (q.ValidUntil == null || q.ValidUntil >= day)),
        QuoteState.Expired => Quotes.Where(q => q.DecidedOn == null && q.SentOn != null && q.ValidUntil < day),
        QuoteState.Accepted => Quotes.Where(q => q.DecidedOn != null && q.Accepted),
        _ => Quotes.Where(q => q.DecidedOn != null && !q.Accepted),
    };
}

internal sealed class SaleTables : IEntityTypeConfiguration<Quote>
{
    public void Configure(EntityTypeBuilder<Quote> quote)
    {
        quote.Property(q => q.Number).HasMaxLength(Quote.NumberLength);
        quote.Property(q => q.Note).HasMaxLength(Quote.NoteLength);
        quote.Property(q => q.Reason).HasMaxLength(Quote.ReasonLength);
        quote.Property(q => q.SearchText).HasMaxLength(Quote.NumberLength + 1);
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
