using System.Collections.Concurrent;
using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;

namespace Broker.Tests.Journeys;

/// <summary>Only looks, at a portal of its own: beside the other journeys, and two screens at a time.</summary>
[Collection(Looks.Name)]
public sealed class AccessibilityJourney(PortalHost portal) : Journey(portal)
{
    private static readonly string Client = $"/clients/{Cast.Rivelaine.Id}", Contract = $"{Client}/contracts/{Cast.Fleet.Id}";
    private static readonly string Space = $"/space/{Cast.Rivelaine.Id}", Fleet = $"{Space}/contracts/{Cast.Fleet.Id}";
    private static readonly string Template = $"/templates/{DemoTemplates.Id(DemoTemplates.Event)}";

    [BrowserFact]
    public async Task Every_page_of_the_office_is_accessible_in_light_and_dark()
    {
        var desk = await AtADeskAsync(Cast.Helene);
        await ExpectNoneAsync([desk, await AtADeskAsync(Cast.Helene)],
            "/dashboard", "/clients", Client, $"{Client}?tab=contracts", $"{Client}?tab=account", $"{Client}?tab=communication", $"{Client}?tab=communication&part=received",
            $"{Client}?tab=communication&part=sent", $"{Client}?tab=communication&part=certificates", $"{Client}/messages/new",
            $"{Client}?tab=actions", $"{Client}?tab=claims", $"{Client}?tab=quotes", $"{Client}?tab=complaints", $"{Client}?tab=fleet", $"{Contract}?tab=claims", "/contracts", "/receipts", "/receipts/payments", "/claims", "/complaints", "/quotes", Contract, $"{Contract}?tab=items", $"{Contract}?tab=account", $"{Contract}?tab=documents", $"{Contract}?tab=certificates",
            "/actions", "/tasks", "/templates", Template, $"{Template}/configure", "/products", "/products?tab=guarantees", "/products?tab=risks", "/products?tab=insurers", "/products/new", await FirstProductAsync(desk),
            $"{Client}?tab=associations", $"{Client}?tab=associations&part=clients", $"{Client}?tab=associations&part=contacts", $"{Client}?tab=associations&part=lists",
            $"/clients/{Cast.RivelaineFroid.Id}?tab=associations&part=products", $"{Client}/contacts/{DemoId.Of("contact:" + Cast.Denis.Email)}", "/settings/mailing-lists",
            "/settings/work", "/settings/work?tab=statuses", "/staff", "/staff?tab=profiles", "/settings/firm", "/settings", "/settings/lists", "/settings/fields", "/settings/news", "/account/password", "/account/security", "/account/second-factor", $"{Client}/access", "/settings/extranet", "/nowhere");
    }

    [BrowserFact]
    public async Task Every_page_of_the_clients_space_is_accessible_in_light_and_dark()
    {
        await ExpectNoneAsync([await OnAPhoneAsync(Cast.Nadege), await OnAPhoneAsync(Cast.Nadege)],
            Space, $"{Space}/contracts", $"{Space}/documents", Fleet, $"{Fleet}?tab=items", $"{Fleet}?tab=documents", $"{Fleet}/certificate",
            $"{Space}/contracts/{Cast.Cyber.Id}?tab=documents", $"{Space}/contracts/{Cast.Suspended.Id}", $"{Fleet}?tab=guarantees", $"{Fleet}?tab=claims",
            $"{Space}/quotes", $"{Space}/claims", $"{Space}/certificates", $"{Space}/news", $"{Space}/firm", $"{Space}/details", "/account/choose");
    }

    [BrowserFact]
    public async Task The_pages_before_the_door_are_accessible_in_light_and_dark() =>
        await ExpectNoneAsync([await StrangerAsync()], "/account/sign-in", "/account/code", "/account/code/enter", "/account/forgotten", "/account/register", "/account/register/none", "/account/invitation/none", "/account/reset/none", "/account/email/none", "/account/sign-in/group", "/not-found", "/verify", "/verify/0000000000000000");

    private async Task ExpectNoneAsync(IReadOnlyList<IPage> screens, params string[] addresses)
    {
        var left = new ConcurrentQueue<string>(addresses);
        var faults = string.Concat(await Task.WhenAll(screens.Select(screen => FaultsAsync(screen, left))));
        Assert.True(faults.Length == 0, faults);
    }

    private async Task<string> FaultsAsync(IPage screen, ConcurrentQueue<string> left)
    {
        var faults = "";
        while (left.TryDequeue(out var address))
        {
            await screen.GotoAsync(At(address));
            faults += await Accessibility.FaultsAsync(screen);
        }
        return faults;
    }

    private async Task<string> FirstProductAsync(IPage desk)
    {
        await desk.GotoAsync(At("/products"));
        return (await desk.Locator("a.name").First.GetAttributeAsync("href"))!;
    }
}

[CollectionDefinition(Name)]
public sealed class Looks : ICollectionFixture<PortalHost>
{
    public const string Name = "looks";
}
