using Broker.Core.Clients;
using Broker.Core.Common;

namespace Broker.Core.Work;

/// <summary>What puts an action on a client. The first two act in the same save as what happens; the others are looked for every day.</summary>
public enum ActionTrigger { ClientCreated, ContractSigned, ContractTakesEffect, ContractAnniversary, ContractExpiry }

/// <summary>D-60: on such an occasion, with such a client and contract, this action is put on the client's checklist.</summary>
public sealed class ActionRule : Entity, IStaffOnly
{
    public const int MostDays = 365;

    public required Guid KindId { get; set; }
    public required ActionTrigger Trigger { get; set; }

    /// <summary>Only these clients; any without.</summary>
    public ClientKind? ClientKind { get; set; }

    /// <summary>Only contracts of this risk, or of this product; any without.</summary>
    public Guid? RiskId { get; set; }
    public Guid? ProductId { get; set; }

    /// <summary>How long before the day itself, for what is known beforehand.</summary>
    public int DaysBefore { get; set; }
    public bool Active { get; set; } = true;

    public static bool IsAboutContract(ActionTrigger trigger) => trigger != ActionTrigger.ClientCreated;

    /// <summary>It comes with the calendar, hence can be prepared for.</summary>
    public static bool IsForeseen(ActionTrigger trigger) => trigger is ActionTrigger.ContractTakesEffect or ActionTrigger.ContractAnniversary or ActionTrigger.ContractExpiry;
}

/// <summary>A rule has acted on this subject for this day: never again, even when somebody has removed the action since.</summary>
public sealed class ActionOccasion : Entity, IOwned, IStaffOnly
{
    public required Guid ClientId { get; init; }
    public required Guid RuleId { get; init; }

    /// <summary>The client or contract.</summary>
    public required Guid SubjectId { get; init; }
    public required DateOnly On { get; init; }
}

/// <summary>On whom a rule acts.</summary>
/// <param name="Id">The client or contract it is about.</param>
/// <param name="On">The day itself: creation, effect, anniversary, expiry.</param>
public sealed record ActionSubject(Guid Id, Guid ClientId, Guid? ContractId, DateOnly On);
