using System.Security.Claims;
using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
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

    public static void AddIdentities(this IServiceCollection services)
    {
        services.AddScoped(provider => provider.GetRequiredService<BrokerStore>().OpenUnclaimed());
        services.AddIdentityCore<Person>(options =>
            {
                options.SignIn.RequireConfirmedAccount = true;
                options.User.RequireUniqueEmail = true;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                options.Password.RequiredLength = 12;
                options.Password.RequireNonAlphanumeric = options.Password.RequireUppercase = options.Password.RequireDigit = false;
            })
            .AddEntityFrameworkStores<BrokerDb>().AddSignInManager().AddDefaultTokenProviders();
        services.AddScoped<IUserConfirmation<Person>, ActiveOnly>();
        services.AddScoped<IUserClaimsPrincipalFactory<Person>, Claims>();
        services.AddScoped<AuthenticationStateProvider, SessionWatch>();
        services.AddSingleton<SessionTickets>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<SessionTickets>((cookie, tickets) =>
        {
            cookie.SessionStore = tickets;
            cookie.Cookie.Name = "broker";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.LoginPath = "/account/sign-in";
            cookie.AccessDeniedPath = "/";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.SlidingExpiration = false;
            cookie.Events.OnSigningIn = context =>
            {
                // "Stay signed in" is for clients, who come twice a year; staff sign in each working day.
                if (context.Properties.IsPersistent && !context.Principal!.IsStaff()) context.Properties.ExpiresUtc = context.Properties.IssuedUtc + Remembered;
                return Task.CompletedTask;
            };
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

    public static bool IsStaff(this ClaimsPrincipal user) => user.HasClaim(c => c.Type == StaffClaim);

    /// <summary>The signed-in person as a caller: in a client's space when <paramref name="space"/> names one, else as staff.</summary>
    public static Caller CallerIn(this ClaimsPrincipal user, Guid? space) => (user.PersonId(), space) switch
    {
        (null, _) => Caller.Nobody,
        ({ } person, { } client) => Caller.Client(person, client, user.FindFirstValue(SessionClaim)),
        ({ } person, null) => Caller.Staff(person),
    };

    /// <summary>A deactivated person cannot sign in, with the same answer as a wrong password.</summary>
    private sealed class ActiveOnly : IUserConfirmation<Person>
    {
        public Task<bool> IsConfirmedAsync(UserManager<Person> manager, Person user) => Task.FromResult(user.Active);
    }

    private sealed class Claims(UserManager<Person> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Person>(users, options)
    {
        protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person person)
        {
            var identity = await base.GenerateClaimsAsync(person);
            if (person.IsStaff) identity.AddClaim(new Claim(StaffClaim, "1"));
            return identity;
        }
    }
}
