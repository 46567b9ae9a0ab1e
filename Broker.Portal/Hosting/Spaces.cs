namespace Broker.Portal.Hosting;

/// <summary>Addresses of the client face. The account one acts in is in the address, so that each tab stays what its banner says.</summary>
public static class Spaces
{
    public static string Home(Guid clientId) => $"/space/{clientId}";

    /// <summary>Where one goes from one account to another.</summary>
    public static string Accounts(Guid clientId) => $"/space/{clientId}/accounts";

    public static string Contract(Guid clientId, Guid contractId) => $"/space/{clientId}/contracts/{contractId}";

    public static string People(Guid clientId) => $"/space/{clientId}/people";

    /// <param name="path">Without the leading slash.</param>
    public static Guid? IdIn(string path) =>
        path.Split('/', '?', '#') is ["space", var id, ..] && Guid.TryParse(id, out var clientId) ? clientId : null;
}
