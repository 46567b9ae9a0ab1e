using System.Security.Claims;
using System.Security.Cryptography;
using Broker.Core.Access;
using Broker.Core.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Broker.Portal.Hosting;

/// <summary>
/// Sessions live in the database; the cookie only carries a random key, of which the database knows the hash. So signing out really ends
/// a session, copied cookie or not, and the firm can end any session from its side.
/// </summary>
public sealed class SessionTickets(KeepSession keep, FindSession find, EndSession end) : ITicketStore
{
    private static readonly Caller Me = Caller.System(Jobs.Sessions);

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var hash = HashOf(key);
        ((ClaimsIdentity)ticket.Principal.Identity!).AddClaim(new Claim(Identities.SessionClaim, hash));
        await SaveAsync(hash, ticket);
        return key;
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        // Renewing never brings back a session that was ended meanwhile.
        if (await find.RunAsync(Me, HashOf(key)) is not null) await SaveAsync(HashOf(key), ticket);
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key) =>
        await find.RunAsync(Me, HashOf(key)) is { } stored ? TicketSerializer.Default.Deserialize(stored) : null;

    public Task RemoveAsync(string key) => end.RunAsync(Me, HashOf(key));

    private async Task SaveAsync(string hash, AuthenticationTicket ticket)
    {
        if (ticket.Principal.PersonId() is not { } person) return;
        await keep.RunAsync(Me, new KeepSession.Input
        {
            KeyHash = hash, PersonId = person, Ticket = TicketSerializer.Default.Serialize(ticket),
            ExpiresAt = (ticket.Properties.ExpiresUtc ?? DateTimeOffset.MaxValue).UtcDateTime,
        });
    }

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(key)));
}
