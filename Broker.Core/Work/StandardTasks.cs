namespace Broker.Core.Work;

/// <summary>The predefined tasks that ship (R-TSK-07), in the firm's language.</summary>
public static class StandardTasks
{
    /// <summary>The validation of certificates ships switched off: switched on, every request waits for the firm.</summary>
    private static readonly TaskTemplate[] Models =
    [
        new() { Subject = "", Trigger = TaskTrigger.CertificateRequested, Kind = TaskKind.ExtranetValidation, Active = false },
        new() { Subject = "", Trigger = TaskTrigger.ClientCreated, Kind = TaskKind.Action, ToHandler = true, PlannedInDays = 2 },
        new() { Subject = "", Trigger = TaskTrigger.AddressChanged, Kind = TaskKind.Notification, ToHandler = true },
        new() { Subject = "", Trigger = TaskTrigger.ContractSigned, Kind = TaskKind.Action, ToHandler = true, PlannedInDays = 3 },
        new() { Subject = "", Trigger = TaskTrigger.ContractSuspended, Kind = TaskKind.Action, ToHandler = true, Urgent = true },
        new() { Subject = "", Trigger = TaskTrigger.ContractTerminated, Kind = TaskKind.Action, ToHandler = true, PlannedInDays = 3 },
        new() { Subject = "", Trigger = TaskTrigger.ContractExpired, Kind = TaskKind.Action, ToHandler = true },
    ];

    public static IReadOnlyList<TaskTrigger> Triggers { get; } = [.. Models.Select(m => m.Trigger)];

    public static IReadOnlyList<TaskTemplate> Shipped(IReadOnlyDictionary<TaskTrigger, string> subjects, IReadOnlyList<UserList> lists)
    {
        var certificates = lists.First(l => l.System == SystemList.Certificates).Id;
        return [.. Models.Where(m => subjects.ContainsKey(m.Trigger)).Select(m =>
        {
            var template = new TaskTemplate
            {
                Subject = subjects[m.Trigger], Trigger = m.Trigger, Kind = m.Kind, Active = m.Active, ToHandler = m.ToHandler, PlannedInDays = m.PlannedInDays, Urgent = m.Urgent,
            };
            template.Address([], m.ToHandler ? [] : [certificates]);
            return template;
        })];
    }
}
