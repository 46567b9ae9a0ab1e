using Broker.Core.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<CustomField> CustomFields => Set<CustomField>();
    public DbSet<CustomFieldValue> CustomFieldValues => Set<CustomFieldValue>();
}

internal sealed class CustomFieldTables : IEntityTypeConfiguration<CustomField>, IEntityTypeConfiguration<CustomFieldValue>
{
    public void Configure(EntityTypeBuilder<CustomField> field)
    {
        field.Property(f => f.Label).HasMaxLength(CustomField.LabelLength);
        field.Property(f => f.Heading).HasMaxLength(CustomField.HeadingLength);
        field.Property(f => f.Help).HasMaxLength(CustomField.HelpLength);
        field.AsJson(f => f.Choices);
        field.HasIndex(f => new { f.Subject, f.Label }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CustomFieldValue> value)
    {
        value.Property(v => v.Value).HasMaxLength(CustomField.ValueLength);
        value.HasOne<CustomField>().WithMany().HasForeignKey(v => v.FieldId).OnDelete(DeleteBehavior.Restrict);
        value.HasIndex(v => new { v.SubjectId, v.FieldId }).IsUnique();
    }
}
