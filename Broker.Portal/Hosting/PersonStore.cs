using System.Security.Cryptography;
using System.Text;
using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Broker.Portal.Hosting;

/// <summary>The framework's own store of people, which would keep second factors as they are: here the app's key is sealed, and of recovery codes only hashes stay.</summary>
public sealed class PersonStore(BrokerDb db, IDataProtectionProvider protection, IdentityErrorDescriber? errors = null) : UserOnlyStore<Person, BrokerDb, Guid>(db, errors)
{
    private const string Own = "broker", Key = "app-key", Codes = "recovery";
    private readonly IDataProtector seal = protection.CreateProtector("second-factor");

    public override Task SetAuthenticatorKeyAsync(Person user, string key, CancellationToken cancellationToken) => SetTokenAsync(user, Own, Key, seal.Protect(key), cancellationToken);

    public override async Task<string?> GetAuthenticatorKeyAsync(Person user, CancellationToken cancellationToken) =>
        await GetTokenAsync(user, Own, Key, cancellationToken) is { } kept ? Opened(kept) : null;

    private string? Opened(string kept)
    {
        try
        {
            return seal.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            // Sealed with keys that are gone, as after a restored backup: the app is set up anew.
            return null;
        }
    }

    /// <summary>
    /// The app's key, made when there is none. It opens nothing yet, so it is kept without a new stamp, which would end all of this person's sessions for having looked;
    /// of two who look at once one makes it, and both are shown that.
    /// </summary>
    public async Task<string> KeyAsync(Person user, Func<string> make, CancellationToken ct)
    {
        var there = await FindTokenAsync(user, Own, Key, ct);
        if (there?.Value is { } kept && Opened(kept) is { Length: > 0 } key) return key;
        var (made, token) = (make(), there ?? Context.Add(CreateUserToken(user, Own, Key, null)).Entity);
        token.Value = seal.Protect(made);
        if ((await Context.SaveAsync(ct)).Problem is null) return made;
        Context.Entry(token).State = EntityState.Detached;
        return await GetAuthenticatorKeyAsync(user, ct) ?? made;
    }

    public override Task ReplaceCodesAsync(Person user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        SetTokenAsync(user, Own, Codes, string.Join(';', recoveryCodes.Select(code => Hash(user, code))), cancellationToken);

    public override async Task<bool> RedeemCodeAsync(Person user, string code, CancellationToken cancellationToken)
    {
        var left = await LeftAsync(user, cancellationToken);
        if (!left.Remove(Hash(user, code))) return false;
        await SetTokenAsync(user, Own, Codes, string.Join(';', left), cancellationToken);
        return true;
    }

    public override async Task<int> CountCodesAsync(Person user, CancellationToken cancellationToken) => (await LeftAsync(user, cancellationToken)).Count;

    private async Task<List<string>> LeftAsync(Person user, CancellationToken ct) =>
        [.. (await GetTokenAsync(user, Own, Codes, ct) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Codes are random and long: a plain hash, with its owner in it, tells nothing.</summary>
    private static string Hash(Person user, string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{user.Id:N}:{new string([.. code.Where(char.IsLetterOrDigit)]).ToUpperInvariant()}")));
}
