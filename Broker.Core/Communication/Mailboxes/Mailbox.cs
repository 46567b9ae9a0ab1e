using Broker.Core.Common;

namespace Broker.Core.Communication.Mailboxes;

/// <summary>How the talk with a mail server is kept secret. None is for a server on the same machine.</summary>
public enum MailSafety { Tls, StartTls, None }

/// <summary>
/// A mailbox the firm has its mails fetched from. It is read by the colleagues among whose mailboxes its address is (R-USR-04): what nobody's record takes is
/// for them to file.
/// </summary>
public sealed class Mailbox : Entity, IStaffOnly
{
    public const int NameLength = 80, AddressLength = 254, HostLength = 253, PasswordLength = 256, SealedLength = 2_000;

    public required string Name { get; set; }

    /// <summary>In lower case.</summary>
    public required string Address { get; set; }
    public required string Host { get; set; }
    public required int Port { get; set; }
    public required MailSafety Safety { get; set; }
    public required string UserName { get; set; }

    /// <summary>Sealed with the portal's keys: of no use to whoever has only the database.</summary>
    public required string SealedPassword { get; set; }

    /// <summary>Mails that came before stay where they are.</summary>
    public required DateOnly Since { get; set; }
    public bool Active { get; set; } = true;

    /// <summary>Who set it up, and is told when it no longer answers.</summary>
    public Guid? OwnerId { get; set; }
}
