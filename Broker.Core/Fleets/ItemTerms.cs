using Broker.Core.Common;

namespace Broker.Core.Fleets;

/// <summary>
/// How items come and go on one contract. Written when somebody first changes it, or at its first movement; until then a contract has the usual terms.
/// Every movement holds this row: two at the same moment meet here, so that a plate never comes in twice.
/// </summary>
public sealed class ItemTerms : Entity, IAboutContract
{
    public const int UsualBackDays = 3, MostBackDays = 365;

    public required Guid ClientId { get; init; }
    public required Guid ContractId { get; init; }
    Guid? IAboutContract.ContractId => ContractId;

    /// <summary>The contract carries items, as its risk says; or it does not, as somebody said here (R-GRP-01).</summary>
    public bool Managed { get; set; } = true;

    /// <summary>What a client reports waits for the firm's word; otherwise it takes effect at once.</summary>
    public bool NeedsApproval { get; set; } = true;

    /// <summary>How many days back a client may go.</summary>
    public int ClientBackDays { get; set; } = UsualBackDays;

    /// <summary>Each movement belongs to an endorsement (R-GRP-06): what a client reports waits, and the firm names the endorsement.</summary>
    public bool OnlyByEndorsement { get; set; }

    /// <summary>The firm manages for the insurer: telling the file of insured vehicles is its duty, not the insurer's (R-FLEET).</summary>
    public bool UnderDelegation { get; set; }

    /// <summary>First day without cover of which the file of insured vehicles was told for each vehicle; and the day until which vehicles that came or left were followed.</summary>
    public DateOnly? DeclaredEnd { get; set; }
    public DateOnly? EndFollowedOn { get; set; }

    /// <summary>A client's movement waits.</summary>
    public bool MakesWait => NeedsApproval || OnlyByEndorsement;
}
