using System.Security.Claims;
using Broker.Core.Access;
using Broker.Core.SignIn;
using Broker.Core.Storage;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Broker.Portal.Hosting;

/// <summary>Who is signed in: the framework's own identity, on our tables, with sessions kept by the server.</summary>
public static class Identities
{
    public const string StaffPolicy = "staff";
    public const string ClientPolicy = "client";
    private const string StaffClaim = "broker:staff";
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);
    internal const string SessionClaim = "broker:session";

    /// <summary>Of the firm, but without the second factor it asks for: setting one up is all they may do.</summary>
    private const string DueClaim = "broker:second-factor-due";

    /// <param name="publicUrl">Where the world reaches the portal: under https, its cookies leave under https only, and passkeys are that host's.</param>
    public static void AddIdentities(this IServiceCollection services, Uri? publicUrl = null)
    {
        var secure = publicUrl?.Scheme == Uri.UriSchemeHttps;
        services.AddHttpContextAccessor();
        services.AddScoped(provider => provider.GetRequiredService<BrokerStore>().OpenUnclaimed());
        services.AddIdentityCore<Person>(options =>
            {
                options.SignIn.RequireConfirmedAccount = true;
                options.User.RequireUniqueEmail = true;
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                options.Password.RequiredLength = 12;
                options.Password.RequireNonAlphanumeric = options.Password.RequireUppercase = options.Password.RequireDigit = false;
            })
            .AddUserStore<PersonStore>().AddSignInManager<Doorkeeper>().AddDefaultTokenProviders();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            (passkeys.ServerDomain, passkeys.UserVerificationRequirement, passkeys.ResidentKeyRequirement) = (secure ? publicUrl!.Host : null, "required", "required");
        });
        services.AddScoped<IUserConfirmation<Person>, ActiveOnly>();
        services.AddScoped<IUserClaimsPrincipalFactory<Person>, Claims>();
        services.AddScoped<AuthenticationStateProvider, SessionWatch>();
        services.AddScoped<CircuitHandler, SessionGuard>();
        services.AddSingleton<SessionTickets>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<SessionTickets>((cookie, tickets) =>
        {
            cookie.SessionStore = tickets;
            Harden(cookie.Cookie, "broker", secure);
            cookie.LoginPath = "/account/sign-in";
            cookie.AccessDeniedPath = "/";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.SlidingExpiration = false;
            cookie.Events.OnSigningIn = context =>
            {
                // "Stay signed in" is for clients, who come twice a year; staff sign in each working day.
                if (context.Properties.IsPersistent && !context.Principal!.IsOfFirm()) context.Properties.ExpiresUtc = context.Properties.IssuedUtc + Remembered;
                return Task.CompletedTask;
            };
        });
        // Between password and second factor one may leave the browser for the app that shows the code.
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, cookie =>
        {
            Harden(cookie.Cookie, "broker-second", secure);
            cookie.ExpireTimeSpan = TimeSpan.FromMinutes(15);
            cookie.Cookie.MaxAge = TimeSpan.FromMinutes(15);
        });
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorRememberMeScheme, cookie =>
        {
            Harden(cookie.Cookie, "broker-device", secure);
            cookie.ExpireTimeSpan = Remembered;
        });
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = TimeSpan.FromMinutes(1);
            // Read anew, the person is still in the same session: without its mark, open screens would take it for ended.
            options.OnRefreshingPrincipal = refreshed =>
            {
                if (refreshed.CurrentPrincipal?.FindFirst(SessionClaim) is { } session) ((ClaimsIdentity)refreshed.NewPrincipal!.Identity!).AddClaim(session.Clone());
                return Task.CompletedTask;
            };
        });
        services.AddAuthorizationBuilder()
            .AddPolicy(StaffPolicy, policy => policy.RequireClaim(StaffClaim))
            // Staff come in too, to look as a client does: the archive's door says in whose space, and the layout sends home who strays.
            .AddPolicy(ClientPolicy, policy => policy.RequireAuthenticatedUser())
            .SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCascadingAuthenticationState();
    }

    public static Guid? PersonId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    /// <summary>Of the firm, whether they may work already or have a second factor to set up first.</summary>
    public static bool IsOfFirm(this ClaimsPrincipal user) => user.IsStaff() || user.OwesSecondFactor();

    public static bool OwesSecondFactor(this ClaimsPrincipal user) => user.HasClaim(c => c.Type == DueClaim);

    /// <summary>Hash of the session's key.</summary>
    public static string? SessionKey(this ClaimsPrincipal user) => user.FindFirstValue(SessionClaim);

    /// <summary>For what is one's own, whatever else one may do: language, password, sessions.</summary>
    public static Caller Self(this ClaimsPrincipal user) => user.PersonId() is { } id ? Caller.Staff(id) : Caller.Nobody;

    public static bool IsStaff(this ClaimsPrincipal user) => user.HasClaim(c => c.Type == StaffClaim);

    /// <summary>The signed-in person as a caller: in a client's space when <paramref name="space"/> names one, else as staff.</summary>
    public static Caller CallerIn(this ClaimsPrincipal user, Guid? space) => (user.PersonId(), space) switch
    {
        (null, _) => Caller.Nobody,
        _ when user.OwesSecondFactor() => Caller.Nobody,
        ({ } person, { } client) => Caller.Client(person, client, user.FindFirstValue(SessionClaim)),
        ({ } person, null) => Caller.Staff(person),
    };

    /// <summary>A deactivated person cannot sign in, with the same answer as a wrong password.</summary>
    private sealed class ActiveOnly : IUserConfirmation<Person>
    {
        public Task<bool> IsConfirmedAsync(UserManager<Person> manager, Person user) => Task.FromResult(user.Active);
    }

    /// <summary>The prefix makes browsers refuse a cookie of that name that anybody else on the domain set.</summary>
    private static void Harden(CookieBuilder cookie, string name, bool secure) =>
        (cookie.Name, cookie.HttpOnly, cookie.SameSite, cookie.Path, cookie.SecurePolicy) = (secure ? $"__Host-{name}" : name, true, SameSiteMode.Lax, "/", secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest);

    private sealed class Claims(UserManager<Person> users, IOptions<IdentityOptions> options, SecondFactorQuery second) : UserClaimsPrincipalFactory<Person>(users, options)
    {
        protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person person)
        {
            var identity = await base.GenerateClaimsAsync(person);
            if (person.IsStaff) identity.AddClaim(new Claim(await second.RunAsync(Caller.System(Jobs.Sessions), person.Id) is { Due: true } ? DueClaim : StaffClaim, "1"));
            return identity;
        }
    }
}
