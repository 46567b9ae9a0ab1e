using Broker.Core.Common;

namespace Broker.Core.Access;

public enum AccessGroup { Primary, Full, Limited, ViewOnly }

/// <summary>How far somebody has come in: asked in; waiting for the firm's word after their first sign-in (D-24); in; refused by it.</summary>
public enum AccessStage { Invited, Awaiting, Open, Refused }

/// <summary>A person's access to one client account.</summary>
public sealed class Membership : Entity, IOwned
{
    public required Guid ClientId { get; init; }
    public required Guid PersonId { get; init; }
    public required AccessGroup Group { get; set; }
    public bool Active { get; set; } = true;

    public AccessStage Stage { get; set; } = AccessStage.Open;

    /// <summary>The three rights beside the group (IND-06): every document of the account; sending requests, and fleet movements, about what is shared.</summary>
    public bool SeesAllDocuments { get; set; }
    public bool MaySubmitForms { get; set; }
    public bool MaySubmitWorkbooks { get; set; }

    /// <summary>Every contract of the account, those to come included, is shared with them: otherwise what <see cref="Shares"/> says.</summary>
    public bool AllContracts { get; set; } = true;
    public List<ItemShare> Shares { get; init; } = [];

    public bool LetsIn => Active && Stage == AccessStage.Open;

    /// <summary>Primary and full contacts see everything of the account.</summary>
    public bool SeesEverything => Group is AccessGroup.Primary or AccessGroup.Full;
}
