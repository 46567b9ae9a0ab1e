using Broker.Core.Files;
using Broker.Core.Templates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<WordTemplate> Templates => Set<WordTemplate>();
    public DbSet<AskedField> AskedFields => Set<AskedField>();
}

internal sealed class TemplateTables : IEntityTypeConfiguration<WordTemplate>, IEntityTypeConfiguration<AskedField>
{
    public void Configure(EntityTypeBuilder<WordTemplate> template)
    {
        template.ToTable("Templates");
        template.Ignore(t => t.IsAboutItem).Ignore(t => t.IsUsable).Ignore(t => t.CanBeOffered);
        template.Property(t => t.Name).HasMaxLength(WordTemplate.NameLength);
        template.Property(t => t.FileName).HasMaxLength(200);
        template.HasIndex(t => t.Name).IsUnique();
        template.HasOne<StoredFile>().WithMany().HasForeignKey(t => t.FileId).OnDelete(DeleteBehavior.Restrict);
        template.HasMany(t => t.Fields).WithOne().HasForeignKey(f => f.TemplateId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AskedField> field)
    {
        field.Property(f => f.Tag).HasMaxLength(AskedField.TagLength);
        field.Property(f => f.Label).HasMaxLength(AskedField.LabelLength);
        field.Property(f => f.Help).HasMaxLength(AskedField.HelpLength);
        field.Property(f => f.Default).HasMaxLength(AskedField.DefaultLength);
        field.PrimitiveCollection(f => f.Choices);
        field.HasIndex(f => new { f.TemplateId, f.Tag }).IsUnique();
    }
}
