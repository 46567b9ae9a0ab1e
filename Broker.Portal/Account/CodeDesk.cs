using System.Globalization;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.SignIn;
using Broker.Portal.Hosting;
using Microsoft.AspNetCore.Identity;

namespace Broker.Portal.Account;

/// <summary>Signing in with a code by mail: asking for one, and typing it, perhaps in a browser that was closed meanwhile.</summary>
public sealed class CodeDesk(AskCode ask, EnterWithCode enter, AskedCode asked, UserManager<Person> people, Threshold threshold)
{
    public async Task<Problem?> AskAsync(HttpContext context, string email, string? returnUrl)
    {
        var sent = await ask.RunAsync(Caller.Nobody, new() { Email = email, From = context.Visitor().Address, Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "fr" });
        if (!sent.Failed) asked.Keep(context, email.Trim(), LocalAddress.Or(returnUrl, "/"));
        return sent.Problem;
    }

    public async Task<Threshold.Step> EnterAsync(HttpContext context, string email, string code, bool remember)
    {
        var visitor = context.Visitor();
        var agent = visitor.Agent is { } whole ? Inputs.Cut(whole, SignInRecord.AgentLength) : null;
        var entered = await enter.RunAsync(Caller.Nobody, new() { Email = email, Code = code, From = visitor.Address, Agent = agent });
        if (entered.Failed) return new(entered.Problem);
        var step = await threshold.CrossAsync((await people.FindByIdAsync(entered.Value.ToString()))!, SignInWay.Code, remember);
        if (step.Problem is null) asked.Forget(context);
        return step;
    }
}
