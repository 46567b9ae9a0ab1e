using Broker.Core.Access;
using Broker.Core.Claims;
using Broker.Core.Clients;
using Broker.Core.Complaints;
using Broker.Core.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<Complaint> Complaints => Set<Complaint>();

    /// <summary>Not answered yet.</summary>
    public IQueryable<Complaint> OpenComplaints => Complaints.Where(c => c.AnsweredOn == null);

    public IQueryable<Complaint> ComplaintsLateOn(DateOnly day) => OpenComplaints.Where(c => c.TermOn < day);

    /// <summary><see cref="Complaint.TermState"/> in the database's words: near their term, or past it.</summary>
    public IQueryable<Complaint> ComplaintsNearTermOn(DateOnly day)
    {
        var (acknowledgement, answer) = (day.AddDays(Complaint.NearAcknowledgement), day.AddDays(Complaint.NearAnswer));
        return OpenComplaints.Where(c => c.TermOn <= acknowledgement || (c.AcknowledgedOn != null && c.TermOn <= answer));
    }
}

internal sealed class ComplaintTables : IEntityTypeConfiguration<Complaint>, IEntityTypeConfiguration<ComplaintStep>
{
    public void Configure(EntityTypeBuilder<Complaint> complaint)
    {
        complaint.Ignore(c => c.Start).Ignore(c => c.AcknowledgeBy).Ignore(c => c.AnswerBy).Ignore(c => c.State);
        complaint.Property(c => c.Number).HasMaxLength(Complaint.NumberLength);
        complaint.Property(c => c.Subject).HasMaxLength(Complaint.SubjectLength);
        complaint.Property(c => c.Description).HasMaxLength(Complaint.DescriptionLength);
        complaint.Property(c => c.SearchText).HasMaxLength(Complaint.NumberLength + Complaint.SubjectLength + 2);
        complaint.HasIndex(c => c.Number).IsUnique();
        complaint.HasIndex(c => new { c.ClientId, c.ReceivedOn });
        complaint.HasIndex(c => new { c.TermOn, c.ReceivedOn });
        complaint.HasOne<Client>().WithMany().HasForeignKey(c => c.ClientId);
        complaint.RefersTo<Complaint, Contract>(nameof(Complaint.ContractId));
        complaint.RefersTo<Complaint, Claim>(nameof(Complaint.ClaimId));
        complaint.HasOne<Person>().WithMany().HasForeignKey(c => c.HandlerId).OnDelete(DeleteBehavior.Restrict);
        complaint.HasMany(c => c.Steps).WithOne().HasForeignKey(s => new { s.ClientId, s.ComplaintId }).HasPrincipalKey(c => new { c.ClientId, c.Id });
    }

    public void Configure(EntityTypeBuilder<ComplaintStep> step)
    {
        step.ToTable("ComplaintSteps");
        step.Property(s => s.By).HasMaxLength(160);
        step.Property(s => s.Note).HasMaxLength(Complaint.NoteLength);
    }
}
