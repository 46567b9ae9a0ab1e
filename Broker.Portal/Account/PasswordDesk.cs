using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.SignIn;
using Broker.Core.Staff;
using Broker.Portal.Hosting;
using Microsoft.AspNetCore.Identity;

namespace Broker.Portal.Account;

/// <summary>Signing in with a password, and changing it.</summary>
public sealed class PasswordDesk(Doorkeeper keeper, UserManager<Person> people, EnterWithPassword enter, SignInWaysQuery ways, Threshold threshold, TellChanged tell)
{
    public async Task<Threshold.Step> SignInAsync(string identifier, string password, bool remember)
    {
        var (from, agent) = keeper.Context.Visitor();
        var shown = await enter.RunAsync(Caller.Nobody, new() { Identifier = identifier, Password = password, From = from, Agent = agent is null ? null : Inputs.Cut(agent, SignInRecord.AgentLength) });
        if (shown.Failed) return new(shown.Problem);
        var person = (await people.FindByIdAsync(shown.Value.ToString()))!;
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
