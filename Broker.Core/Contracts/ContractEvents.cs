namespace Broker.Core.Contracts;

/// <summary>What a contract writes into its client's history (R-CON-02): its number, then the values named.</summary>
public static class ContractEvents
{
    public const string Created = "contract.created";

    /// <summary>First day without cover; reason.</summary>
    public const string Suspended = "contract.suspended";

    /// <summary>First day with cover again.</summary>
    public const string SuspensionLifted = "contract.suspension-lifted";

    /// <summary>First day without cover; reason.</summary>
    public const string Terminated = "contract.terminated";

    /// <summary>It ran out by itself: first day without cover.</summary>
    public const string Expired = "contract.expired";

    /// <summary>Reason.</summary>
    public const string Reinstated = "contract.reinstated";

    /// <summary>The dates were changed, and with them the state: before, after, as "ContractState.InForce".</summary>
    public const string StateChanged = "contract.state-changed";

    /// <summary>Who brought it.</summary>
    public const string IntroducerNamed = "contract.introducer-named";
    public const string IntroducerTakenOff = "contract.introducer-taken-off";

    /// <summary>Number of the endorsement within the contract; its first day; its reason or nothing.</summary>
    public const string Endorsed = "contract.endorsed", EndorsementChanged = "contract.endorsement-changed", EndorsementRemoved = "contract.endorsement-removed";
    public const string GuaranteesChanged = "contract.guarantees-changed";
}
