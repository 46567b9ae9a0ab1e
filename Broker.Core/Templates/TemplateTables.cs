using Broker.Core.Files;
using Broker.Core.Templates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<WordTemplate> Templates => Set<WordTemplate>();
    public DbSet<AskedField> AskedFields => Set<AskedField>();
    public DbSet<TemplateVersion> TemplateVersions => Set<TemplateVersion>();
    public DbSet<StatementDeclaration> StatementDeclarations => Set<StatementDeclaration>();
    public DbSet<StatementRules> StatementRules => Set<StatementRules>();
}

internal sealed class TemplateTables : IEntityTypeConfiguration<WordTemplate>, IEntityTypeConfiguration<AskedField>, IEntityTypeConfiguration<TemplateVersion>,
    IEntityTypeConfiguration<StatementDeclaration>, IEntityTypeConfiguration<StatementRules>
{
    public void Configure(EntityTypeBuilder<WordTemplate> template)
    {
        template.ToTable("Templates");
        template.Ignore(t => t.IsAboutItem).Ignore(t => t.IsUsable).Ignore(t => t.CanBeOffered);
        template.Property(t => t.Name).HasMaxLength(WordTemplate.NameLength);
        template.Property(t => t.FileName).HasMaxLength(TemplateFile.NameLength);
        template.Property(t => t.Says).HasMaxLength(200);
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

    public void Configure(EntityTypeBuilder<TemplateVersion> version)
    {
        version.Property(v => v.FileName).HasMaxLength(TemplateFile.NameLength);
        version.Property(v => v.By).HasMaxLength(TemplateVersion.ByLength);
        version.Property(v => v.PublishedBy).HasMaxLength(TemplateVersion.ByLength);
        version.Property(v => v.Note).HasMaxLength(TemplateVersion.NoteLength);
        version.HasIndex(v => new { v.TemplateId, v.Number }).IsUnique();
        version.HasOne<WordTemplate>().WithMany().HasForeignKey(v => v.TemplateId).OnDelete(DeleteBehavior.Restrict);
        version.HasOne<StoredFile>().WithMany().HasForeignKey(v => v.FileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<StatementDeclaration> declaration)
    {
        declaration.Property(d => d.Words).HasMaxLength(StatementDeclaration.WordsLength);
        declaration.Property(d => d.By).HasMaxLength(TemplateVersion.ByLength);
        declaration.HasIndex(d => new { d.TemplateId, d.Statement }).IsUnique();
        declaration.HasOne<WordTemplate>().WithMany().HasForeignKey(d => d.TemplateId).OnDelete(DeleteBehavior.Cascade);
        declaration.HasOne<StoredFile>().WithMany().HasForeignKey(d => d.FileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<StatementRules> rules)
    {
        rules.PrimitiveCollection(r => r.Waived);
        rules.Property(r => r.By).HasMaxLength(TemplateVersion.ByLength);
    }
}
