using Broker.Core.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Broker.Portal.Hosting;

/// <summary>The framework's own sign-in, for those who showed by other means than a password who they are.</summary>
public sealed class Doorkeeper(UserManager<Person> people, IHttpContextAccessor contexts, IUserClaimsPrincipalFactory<Person> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Person>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<Person> confirmation)
    : SignInManager<Person>(people, contexts, claims, options, log, schemes, confirmation)
{
    /// <param name="both">What they showed stands for both factors: a passkey that asked for its owner.</param>
    public async Task<SignInResult> EnterAsync(Person person, bool remember, bool both = false) =>
        await PreSignInCheck(person) ?? await SignInOrTwoFactorAsync(person, remember, loginProvider: null, bypassTwoFactor: both);
}
