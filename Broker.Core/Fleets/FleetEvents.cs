namespace Broker.Core.Fleets;

/// <summary>What movements write into the client's history, with the contract: its number, then the values named.</summary>
public static class FleetEvents
{
    /// <summary>What it is about; its first day.</summary>
    public const string Entered = "contract.item-entered";

    /// <summary>What it is about; its first day without cover.</summary>
    public const string Left = "contract.item-left";

    /// <summary>Old plate; new plate; from when.</summary>
    public const string PlateChanged = "contract.item-plate-changed";

    /// <summary>What it is about.</summary>
    public const string Corrected = "contract.item-corrected", Deleted = "contract.item-deleted", GuaranteesChanged = "contract.item-guarantees-changed";

    /// <summary>A client reported it and it waits: its kind as "MovementKind.Entry"; what it is about; from when.</summary>
    public const string Asked = "contract.movement-asked";

    /// <summary>Kind; what it is about; why not.</summary>
    public const string Refused = "contract.movement-refused";

    /// <summary>Kind; what it is about.</summary>
    public const string TakenBack = "contract.movement-taken-back";

    /// <summary>Its plate: a client did not find it in the register of insured vehicles.</summary>
    public const string Unregistered = "contract.unregistered";

    /// <summary>Its plate; what became of it as "TicketOutcome.Sent".</summary>
    public const string TicketAnswered = "contract.ticket-answered";
    public const string TermsChanged = "contract.item-terms-changed";
}
