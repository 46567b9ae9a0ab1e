using Broker.Core.Common;

namespace Broker.Core.Staff;

/// <summary>
/// What becomes of the memo of a vehicle that came into cover. Filed: on the client's record, unseen by it. Shared: it sees it there, and is told. ByHand: none is made until
/// somebody asks for it.
/// </summary>
public enum MemoGiving { Filed, Shared, ByHand }

/// <summary>What the firm leaves to itself to decide about the extranet beside its features. One row; without it, everything is as it ships.</summary>
public sealed class ExtranetOptions : Entity, IFirmWide
{
    public static readonly Guid OnlyId = new("f1a3b5c7-0000-7000-8000-000000000002");

    /// <summary>Clients read what the insurer has paid for their claims.</summary>
    public bool ShowsSettled { get; set; }

    /// <summary>Whoever handles a client gets an e-mail when the client changes its own details (D-29).</summary>
    public bool MailsDetails { get; set; }

    public MemoGiving Memos { get; set; }
}
