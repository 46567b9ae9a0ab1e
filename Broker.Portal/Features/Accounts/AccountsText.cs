namespace Broker.Portal.Features.Accounts;

/// <summary>Texts of receipts and payments.</summary>
public sealed class AccountsText;
