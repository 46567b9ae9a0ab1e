namespace Broker.Portal.Account;

/// <summary>Texts of signing in and of one's own account.</summary>
public sealed class AccountText;
