using Broker.Core.Common;

namespace Broker.Core.Staff;

/// <summary>What the firm leaves to itself to decide about the extranet beside its features. One row; without it, everything is as it ships.</summary>
public sealed class ExtranetOptions : Entity, IFirmWide
{
    public static readonly Guid OnlyId = new("f1a3b5c7-0000-7000-8000-000000000002");

    /// <summary>Clients read what the insurer has paid for their claims.</summary>
    public bool ShowsSettled { get; set; }

    /// <summary>Whoever handles a client gets an e-mail when the client changes its own details (D-29).</summary>
    public bool MailsDetails { get; set; }
}
