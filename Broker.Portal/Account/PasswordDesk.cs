using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.SignIn;
using Broker.Core.Staff;
using Broker.Portal.Hosting;
using Microsoft.AspNetCore.Identity;

namespace Broker.Portal.Account;

/// <summary>Signing in with a password: same answer and about the same time whether or not the address is known.</summary>
public sealed class PasswordDesk(Doorkeeper keeper, UserManager<Person> people, IPasswordHasher<Person> hasher, SignInWaysQuery ways, Threshold threshold, TellChanged tell)
{
    private static readonly Problem Wrong = new("sign-in.wrong");
    private static string? nobodysHash;

    public async Task<Threshold.Step> SignInAsync(string email, string password, bool remember)
    {
        // Without an @ it is no address, but the second identifier of a group (D-22).
        var person = email.Contains('@') ? await people.FindByEmailAsync(email.Trim()) : await people.FindByNameAsync(email.Trim());
        if (person?.PasswordHash is null)
        {
            // Nobody there: spend the time a check takes, so that the clock tells nothing.
            var nobody = Person.Of("nobody@invalid.example", "", "");
            hasher.VerifyHashedPassword(nobody, nobodysHash ??= hasher.HashPassword(nobody, Guid.NewGuid().ToString()), password);
            return new(Wrong);
        }
        var right = await keeper.CheckPasswordSignInAsync(person, password, lockoutOnFailure: true);
        if (!right.Succeeded) return await threshold.StoppedAsync(person, SignInWay.Password, right, Wrong);
        // The password was right: who knows it may be told that the firm wants a code instead.
        if (!person.IsStaff && person.GroupOf is null && !(await ways.RunAsync(Caller.Nobody)).ByPassword) return new(new Problem("sign-in.by-code"));
        return await threshold.CrossAsync(person, SignInWay.Password, remember);
    }

    /// <summary>Changes one's own password; every other session of that person ends, and they are told.</summary>
    public async Task<Problem?> ChangeAsync(Person person, string old, string fresh)
    {
        if (Passwords.Refuse(fresh, person, "New") is { } weak) return weak;
        var changed = await people.ChangePasswordAsync(person, old, fresh);
        if (!changed.Succeeded) return changed.Errors.Any(e => e.Code == "PasswordMismatch") ? new Problem("password.wrong") : Problem.Of("password.too-weak", Passwords.Shortest);
        await keeper.RefreshSignInAsync(person);
        await tell.RunAsync(Caller.System(Jobs.Sessions), person.Id);
        return null;
    }
}
