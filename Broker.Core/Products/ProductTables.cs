using Broker.Core.Products;
using Broker.Core.Templates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<Insurer> Insurers => Set<Insurer>();
    public DbSet<Risk> Risks => Set<Risk>();
    public DbSet<Product> Products => Set<Product>();
    public DbSet<ProductTemplate> ProductTemplates => Set<ProductTemplate>();
}

internal sealed class ProductTables : IEntityTypeConfiguration<Insurer>, IEntityTypeConfiguration<Risk>, IEntityTypeConfiguration<RiskQuestion>,
    IEntityTypeConfiguration<Product>, IEntityTypeConfiguration<ProductTemplate>
{
    public void Configure(EntityTypeBuilder<Insurer> insurer)
    {
        insurer.Property(i => i.Name).HasMaxLength(Insurer.NameLength);
        insurer.Property(i => i.Address).HasMaxLength(Insurer.AddressLength);
        insurer.HasIndex(i => i.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Risk> risk)
    {
        risk.Property(r => r.Name).HasMaxLength(Risk.NameLength);
        risk.HasIndex(r => r.Name).IsUnique();
        risk.Ignore(r => r.ShownName);
        risk.Property(r => r.PublicName).HasMaxLength(Risk.NameLength);
        risk.Property(r => r.Help).HasMaxLength(Risk.HelpLength);
        risk.HasMany(r => r.Questions).WithOne().HasForeignKey(q => q.RiskId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RiskQuestion> question)
    {
        question.ToTable("RiskQuestions");
        question.Ignore(q => q.Name);
        question.Property(q => q.Label).HasMaxLength(RiskQuestion.LabelLength);
        question.Property(q => q.Help).HasMaxLength(RiskQuestion.HelpLength);
        question.AsJson(q => q.Choices);
    }

    public void Configure(EntityTypeBuilder<Product> product)
    {
        product.Property(p => p.Name).HasMaxLength(Product.NameLength);
        product.HasIndex(p => p.Name).IsUnique();
        product.HasOne<Insurer>().WithMany().HasForeignKey(p => p.InsurerId).OnDelete(DeleteBehavior.Restrict);
        product.HasOne<Risk>().WithMany().HasForeignKey(p => p.RiskId).OnDelete(DeleteBehavior.Restrict);
        product.HasMany(p => p.Guarantees).WithOne().HasForeignKey(g => g.ProductId).OnDelete(DeleteBehavior.Cascade);
        product.HasMany(p => p.Templates).WithOne().HasForeignKey(t => t.ProductId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ProductTemplate> offer)
    {
        offer.Property(t => t.ExtranetTitle).HasMaxLength(ProductTemplate.TitleLength);
        offer.HasIndex(t => new { t.ProductId, t.TemplateId }).IsUnique();
        offer.HasOne<WordTemplate>().WithMany().HasForeignKey(t => t.TemplateId).OnDelete(DeleteBehavior.Restrict);
    }
}
