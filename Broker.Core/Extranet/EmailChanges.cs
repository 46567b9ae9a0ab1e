using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Extranet;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<EmailChange> EmailChanges => Set<EmailChange>();

    /// <summary>The address to be confirmed for a person, or for the client itself.</summary>
    internal Task<EmailChange?> EmailChangeAsync(Guid clientId, Guid? personId, DateTime now, CancellationToken ct) =>
        EmailChanges.SingleOrDefaultAsync(c => c.ClientId == clientId && c.PersonId == personId && c.ExpiresAt > now, ct);

    /// <summary>Another address than the present one: a link goes there, and nothing changes before it is pressed. The present one again: the wish is withdrawn.</summary>
    internal async Task WishEmailAsync(Guid clientId, Guid? personId, string? present, string? wished, string name, string language, CancellationToken ct)
    {
        var former = await EmailChanges.SingleOrDefaultAsync(c => c.ClientId == clientId && c.PersonId == personId, ct);
        var now = Clock.GetUtcNow().UtcDateTime;
        if (former?.ExpiresAt > now && Same(former.Address, wished)) return;
        if (former is not null) Remove(former);
        if (wished is null || Same(present, wished)) return;
        var link = Add(new OneTimeLink { Purpose = LinkPurpose.Email, CreatedAt = now, ExpiresAt = now + EmailChange.Lasts }).Entity;
        Add(new EmailChange { ClientId = clientId, PersonId = personId, Address = wished, LinkId = link.Id, ExpiresAt = link.ExpiresAt, By = Actor.Signature });
        Add(new DoorMail { Kind = DoorMailKind.Email, To = wished, Language = language, Name = name, LinkId = link.Id, CreatedAt = now, DueAt = now });
    }

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

internal sealed class EmailChangeTables : IEntityTypeConfiguration<EmailChange>
{
    public void Configure(EntityTypeBuilder<EmailChange> change)
    {
        change.Property(c => c.Address).HasMaxLength(DoorMail.AddressLength);
        change.Property(c => c.By).HasMaxLength(330);
        change.HasIndex(c => new { c.ClientId, c.PersonId });
        change.HasOne<Client>().WithMany().HasForeignKey(c => c.ClientId);
        change.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
        change.HasOne<OneTimeLink>().WithMany().HasForeignKey(c => c.LinkId).OnDelete(DeleteBehavior.Cascade);
    }
}
