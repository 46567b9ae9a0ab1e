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

    public Task<string> StoreAsync(AuthenticationTicket ticket) => StoreAsync(ticket, null);

    public Task<string> StoreAsync(AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken) => StoreAsync(ticket, httpContext);

    private async Task<string> StoreAsync(AuthenticationTicket ticket, HttpContext? context)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var hash = HashOf(key);
        ((ClaimsIdentity)ticket.Principal.Identity!).AddClaim(new Claim(Identities.SessionClaim, hash));
        await SaveAsync(hash, ticket, context);
        return key;
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        // Renewing never brings back a session that was ended meanwhile.
        var hash = HashOf(key);
        if (await find.RunAsync(Me, hash) is null) return;
        if (!ticket.Principal.HasClaim(c => c.Type == Identities.SessionClaim)) ((ClaimsIdentity)ticket.Principal.Identity!).AddClaim(new Claim(Identities.SessionClaim, hash));
        await SaveAsync(hash, ticket, null);
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key) =>
        await find.RunAsync(Me, HashOf(key)) is { } stored ? TicketSerializer.Default.Deserialize(stored) : null;

    public Task RemoveAsync(string key) => end.RunAsync(Me, HashOf(key));

    private async Task SaveAsync(string hash, AuthenticationTicket ticket, HttpContext? context)
    {
        if (ticket.Principal.PersonId() is not { } person) return;
        await keep.RunAsync(Me, new KeepSession.Input
        {
            KeyHash = hash, PersonId = person, Ticket = TicketSerializer.Default.Serialize(ticket),
            ExpiresAt = (ticket.Properties.ExpiresUtc ?? DateTimeOffset.MaxValue).UtcDateTime,
            Agent = context?.Visitor().Agent, Address = context?.Visitor().Address, Remembered = ticket.Properties.IsPersistent,
            Lasts = ticket.Properties.IsPersistent || ticket.Principal.IsOfFirm(),
        });
    }

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(key)));
}
