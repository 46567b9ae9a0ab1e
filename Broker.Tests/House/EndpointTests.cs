using System.Reflection;
using Broker.Core;
using Broker.Core.Storage;
using Broker.Portal.Hosting;
using Broker.Portal.Kit;
using Broker.Portal.Workshop;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.House;

/// <summary>Every address of the portal says itself who may come; those open to anybody are few, and listed here.</summary>
public sealed class EndpointTests
{
    private static readonly string[] OpenToAnybody =
    [
        "/", "/account/language", "/account/sign-out", "/account/passkey/request", "/account/passkey/sign-in", "/firm/logo", "/verify/{code}/state", "/diag/heap", "/calendar/{calendarId:guid}/{secret}.ics",
    ];

    private static readonly string[] PagesForAnybody =
    [
        "/account/sign-in", "/account/sign-in/group", "/account/code", "/account/code/enter", "/account/two-factor", "/account/forgotten", "/account/reset/{Token}", "/account/email/{Token}", "/account/invitation/{Token}",
        "/account/register", "/account/register/{Token}", "/setup", "/not-found", "/verify", "/verify/{Code}",
    ];

    [Fact]
    public void Every_address_that_is_no_page_says_who_may_come()
    {
        var routes = Mapped();
        Assert.True(routes.Count > 15, "The addresses were not found.");

        Assert.Empty(routes.Where(r => r.Metadata.GetMetadata<IAuthorizeData>() is null && r.Metadata.GetMetadata<IAllowAnonymous>() is null).Select(r => r.RoutePattern.RawText));
        Assert.Empty(routes.Where(r => r.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(r => r.RoutePattern.RawText!).Except(OpenToAnybody));
    }

    [Fact]
    public void Every_page_says_who_may_come()
    {
        var pages = typeof(Program).Assembly.GetTypes().Where(t => t.IsDefined(typeof(RouteAttribute))).ToList();
        Assert.True(pages.Count > 20, "The pages were not found.");

        Assert.Empty(pages.Where(p => !p.IsDefined(typeof(AuthorizeAttribute)) && !p.IsDefined(typeof(AllowAnonymousAttribute))).Select(p => p.Name));
        Assert.Empty(pages.Where(p => p.IsDefined(typeof(AllowAnonymousAttribute))).SelectMany(p => p.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template).Except(PagesForAnybody));
    }

    /// <summary>One address with two pages is no address at all, and takes every other page down with it.</summary>
    [Fact]
    public void No_address_has_two_pages()
    {
        var addresses = typeof(Program).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>())
            .Select(r => System.Text.RegularExpressions.Regex.Replace(r.Template, @"\{\*?\w+(?<kind>:[^}]*)?\}", "{${kind}}").ToLowerInvariant()).ToList();
        Assert.True(addresses.Count > 40, "The pages were not found.");
        Assert.Empty(addresses.GroupBy(a => a).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    /// <summary>Of everybody, whoever they are.</summary>
    internal static bool IsForAnybody(string address) =>
        address is "/nowhere" or "/favicon.ico" || address.StartsWith("/_framework", StringComparison.Ordinal) || address.StartsWith("/css", StringComparison.Ordinal)
        || OpenToAnybody.Concat(PagesForAnybody).Any(open => open.Contains('{') ? address.StartsWith(open.Split('{')[0], StringComparison.Ordinal) : address == open);

    /// <summary>Every address there is, pages and others, with its places unfilled.</summary>
    internal static IEnumerable<(string Method, string Route)> Everything() =>
        Mapped().SelectMany(r => (r.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => (method, r.RoutePattern.RawText!)))
            .Concat(typeof(Program).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => ("GET", r.Template)));

    /// <summary>What every Map… method of the portal adds, on an application that never starts.</summary>
    internal static List<RouteEndpoint> Mapped()
    {
        var builder = WebApplication.CreateSlimBuilder();
        var options = new PortalOptions { Data = Path.GetTempPath() };
        var services = builder.Services;
        services.AddSingleton(options);
        services.AddBrokerCore(new StorageOptions("Data Source=nowhere.db"), TimeZoneInfo.Utc);
        services.AddWorkshop(options);
        services.AddKit();
        services.AddIdentities();
        services.AddAccountDesks();
        services.AddDoorLimits();
        services.AddSingleton<FirstVisit>();
        services.AddSingleton<Refusals>();
        services.AddDataProtection();
        services.AddAntiforgery();
        var app = builder.Build();
        var maps = typeof(Doors).Assembly.GetTypes().Where(t => t.Namespace == typeof(Doors).Namespace)
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(m => m.Name.StartsWith("Map", StringComparison.Ordinal) && m.GetParameters() is [{ ParameterType: var of }] && of == typeof(WebApplication));
        foreach (var map in maps) map.Invoke(null, [app]);
        return [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];
    }
}
