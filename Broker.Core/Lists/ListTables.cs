using System.Linq.Expressions;
using Broker.Core.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<ListValue> ListValues => Set<ListValue>();
}

internal sealed class ListTables : IEntityTypeConfiguration<ListValue>
{
    public void Configure(EntityTypeBuilder<ListValue> value)
    {
        value.Property(v => v.Name).HasMaxLength(ListValue.NameLength);
        value.Property(v => v.Code).HasMaxLength(ListValue.CodeLength);
        value.AsJson(v => v.Figures);
        value.HasIndex(v => new { v.List, v.Name }).IsUnique();
        value.HasIndex(v => new { v.List, v.Code }).IsUnique();
    }
}

internal static class ListMapping
{
    /// <summary>A column that holds a word of a list. The database itself refuses to delete a word in use, and where it is used is found from these keys.</summary>
    public static void HasListValue<TRow>(this EntityTypeBuilder<TRow> row, Expression<Func<TRow, object?>> column) where TRow : class =>
        row.HasOne<ListValue>().WithMany().HasForeignKey(column).OnDelete(DeleteBehavior.Restrict);
}
