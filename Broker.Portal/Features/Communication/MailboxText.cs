namespace Broker.Portal.Features.Communication;

/// <summary>Texts of the mailboxes mail is fetched from, and of what is to be filed from them.</summary>
public sealed class MailboxText;
