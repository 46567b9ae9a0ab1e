using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Communication;
using Broker.Core.ExpectedDocuments;
using Broker.Core.ExpectedDocuments.Reminders;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<ReminderRules> ReminderRules => Set<ReminderRules>();
    public DbSet<DocumentReminder> DocumentReminders => Set<DocumentReminder>();

    /// <summary>
    /// A reminder that has waited, for the mail server or a worker, says what was so when it was written: where that has changed it is taken back, and the next one says what is missing by then.
    /// </summary>
    /// <returns>The message is taken back, with the save.</returns>
    internal async Task<bool> TakeBackOvertakenAsync(Message message, DateOnly today, CancellationToken ct)
    {
        // What a process died over may have left.
        if (message.Attempts > 0 && message.State == MessageState.Sending) return false;
        if (await DocumentReminders.SingleOrDefaultAsync(r => r.MessageId == message.Id && r.Slot == Guid.Empty, ct) is not { } reminder) return false;
        if (await ReminderRules.AnyAsync(r => r.OnSince != null, ct) && (await ReminderReading.ReadAsync(this, message.ClientId, null, null, new FirmIdentity(), today, ct))?.Says == reminder.Says) return false;
        RemoveRange(reminder, message);
        Events.Add(new Event { ClientId = message.ClientId, At = Clock.GetUtcNow().UtcDateTime, By = message.Author, Code = ReminderEvents.Overtaken, Args = [message.To] });
        return true;
    }
}

internal sealed class ReminderTables : IEntityTypeConfiguration<ReminderRules>, IEntityTypeConfiguration<DocumentReminder>
{
    public void Configure(EntityTypeBuilder<ReminderRules> rules) => rules.PrimitiveCollection(r => r.DaysBefore);

    public void Configure(EntityTypeBuilder<DocumentReminder> reminder)
    {
        reminder.Property(r => r.Says).HasMaxLength(64);
        reminder.HasIndex(r => new { r.ClientId, r.Day, r.Slot }).IsUnique();
        reminder.HasIndex(r => r.MessageId);
        reminder.HasOne<Client>().WithMany().HasForeignKey(r => r.ClientId);
    }
}
