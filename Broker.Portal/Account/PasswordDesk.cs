using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Staff;
using Broker.Portal.Hosting;
using Microsoft.AspNetCore.Identity;

namespace Broker.Portal.Account;

/// <summary>Signing in with a password: same answer and about the same time whether or not the address is known.</summary>
public sealed class PasswordDesk(SignInManager<Person> signIn, UserManager<Person> people, IPasswordHasher<Person> hasher, WhereToQuery whereTo)
{
    private static readonly Problem Wrong = new("sign-in.wrong");
    private static string? nobodysHash;

    public async Task<Problem?> SignInAsync(string email, string password, bool remember)
    {
        // Without an @ it is no address, but the second identifier of a group (D-22).
        var person = email.Contains('@') ? await people.FindByEmailAsync(email.Trim()) : await people.FindByNameAsync(email.Trim());
        if (person is null)
        {
            // Nobody there: spend the time a check takes, so that the clock tells nothing.
            var nobody = Person.Of("nobody@invalid.example", "", "");
            hasher.VerifyHashedPassword(nobody, nobodysHash ??= hasher.HashPassword(nobody, Guid.NewGuid().ToString()), password);
            return Wrong;
        }
        var result = await signIn.PasswordSignInAsync(person, password, remember, lockoutOnFailure: true);
        if (result.Succeeded && await whereTo.RunAsync(Caller.Staff(person.Id)) is { IsStaff: false, Accounts.Count: 0, Awaiting: false })
        {
            // The password was right: who knows it may be told that the firm has closed the door.
            await signIn.SignOutAsync();
            return new Problem("sign-in.closed");
        }
        // One's own language, whatever the browser's.
        if (result.Succeeded) Languages.Remember(signIn.Context, person.Language);
        return result.Succeeded ? null : result.IsLockedOut ? new Problem("sign-in.locked") : Wrong;
    }

    /// <summary>Changes one's own password; every other session of that person ends.</summary>
    public async Task<Problem?> ChangeAsync(Person person, string old, string fresh)
    {
        var changed = await people.ChangePasswordAsync(person, old, fresh);
        if (!changed.Succeeded) return new Problem(changed.Errors.Any(e => e.Code == "PasswordMismatch") ? "password.wrong" : "password.too-weak");
        await signIn.RefreshSignInAsync(person);
        return null;
    }
}
