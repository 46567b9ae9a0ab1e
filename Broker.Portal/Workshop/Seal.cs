using System.Security.Cryptography;
using Broker.Core.Communication.Mailboxes;
using Microsoft.AspNetCore.DataProtection;

namespace Broker.Portal.Workshop;

/// <summary>Passwords of mailboxes and the key the firm signs with, sealed with the portal's own keys, which lie outside the database.</summary>
public sealed class Seal(IDataProtectionProvider protection) : ISeal
{
    private readonly IDataProtector seal = protection.CreateProtector("mailbox-password");

    public string Close(string secret) => seal.Protect(secret);

    public string? Open(string closed)
    {
        try
        {
            return seal.Unprotect(closed);
        }
        catch (CryptographicException)
        {
            // Sealed with keys that are gone, as after a restored backup: the password is typed anew.
            return null;
        }
    }
}
