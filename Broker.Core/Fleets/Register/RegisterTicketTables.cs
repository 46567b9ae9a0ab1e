using Broker.Core.Access;
using Broker.Core.Contracts;
using Broker.Core.Fleets;
using Broker.Core.Fleets.Register;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<RegisterTicket> RegisterTickets => Set<RegisterTicket>();
}

internal sealed class RegisterTicketTables : IEntityTypeConfiguration<RegisterTicket>
{
    public void Configure(EntityTypeBuilder<RegisterTicket> ticket)
    {
        ticket.ToTable("RegisterTickets");
        ticket.Property(t => t.Plate).HasMaxLength(InsuredItem.LabelLength);
        ticket.Property(t => t.Words).HasMaxLength(RegisterTicket.WordsLength);
        ticket.Property(t => t.Answer).HasMaxLength(RegisterTicket.AnswerLength);
        ticket.Property(t => t.AskedBy).HasMaxLength(Actor.SignatureLength);
        ticket.Property(t => t.AnsweredBy).HasMaxLength(Actor.SignatureLength);
        ticket.RefersTo<RegisterTicket, Contract>(nameof(RegisterTicket.ContractId));
        ticket.RefersTo<RegisterTicket, InsuredItem>(nameof(RegisterTicket.ItemId));
        ticket.HasIndex(t => t.OpenKey).IsUnique();
        ticket.HasIndex(t => new { t.ItemId, t.AskedAt });
        ticket.HasIndex(t => new { t.ContractId, t.AskedAt });
        ticket.HasIndex(t => new { t.AnsweredAt, t.AskedAt });
        ticket.HasIndex(t => t.TaskId);
    }
}
