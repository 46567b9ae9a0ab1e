using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.SignIn;
using Broker.Core.Staff;
using Broker.Portal.Hosting;
using Microsoft.AspNetCore.Identity;

namespace Broker.Portal.Account;

/// <summary>Where every way in ends: somebody showed who they are; now the session begins, or the second factor is asked, or the door stays shut. Each is written down.</summary>
public sealed class Threshold(Doorkeeper keeper, WhereToQuery whereTo, RecordSignIn record)
{
    private static readonly Caller Me = Caller.System(Jobs.Sessions);

    /// <param name="Problem">Null when they are in, or asked for the second factor.</param>
    public sealed record Step(Problem? Problem = null, bool SecondFactor = false)
    {
        public string Then(string? returnUrl) => SecondFactor ? $"/account/two-factor?returnUrl={Uri.EscapeDataString(LocalAddress.Or(returnUrl, "/"))}" : LocalAddress.Or(returnUrl, "/");
    }

    public async Task<Step> CrossAsync(Person person, SignInWay way, bool remember, bool both = false)
    {
        if (keeper.Context.User.Identity?.IsAuthenticated == true)
        {
            // A session belongs to one person from its beginning: the old one ends, and the new one begins with the next form.
            await keeper.SignOutAsync();
            return new(new Problem("sign-in.again"));
        }
        if (await whereTo.RunAsync(Caller.Staff(person.Id)) is { IsStaff: false, Accounts.Count: 0, Awaiting: false })
        {
            // What they showed was right: who knows it may be told that the firm has closed the door.
            await WriteAsync(person, way, SignInOutcome.Closed);
            return new(new Problem("sign-in.closed"));
        }
        var entered = await keeper.EnterAsync(person, remember, both);
        if (entered.RequiresTwoFactor)
        {
            await WriteAsync(person, way, SignInOutcome.SecondFactor);
            return new(SecondFactor: true);
        }
        if (!entered.Succeeded) return await StoppedAsync(person, way, entered, new Problem("sign-in.wrong"));
        await ArrivedAsync(person, way);
        return new();
    }

    public async Task ArrivedAsync(Person person, SignInWay way)
    {
        // One's own language, whatever the browser's.
        Languages.Remember(keeper.Context, person.Language);
        await WriteAsync(person, way, SignInOutcome.In);
    }

    public async Task<Step> StoppedAsync(Person person, SignInWay way, SignInResult why, Problem otherwise)
    {
        await WriteAsync(person, way, why.IsLockedOut ? SignInOutcome.Locked : SignInOutcome.Wrong);
        return new(why.IsLockedOut ? new Problem("sign-in.locked") : otherwise);
    }

    private Task WriteAsync(Person person, SignInWay way, SignInOutcome outcome)
    {
        var visitor = keeper.Context.Visitor();
        return record.RunAsync(Me, new() { PersonId = person.Id, Way = way, Outcome = outcome, From = visitor.Address, Agent = visitor.Agent });
    }
}
