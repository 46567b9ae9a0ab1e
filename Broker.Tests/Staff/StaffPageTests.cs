using Broker.Core.Access;
using Broker.Core.Demo;
using Broker.Core.Staff;
using Broker.Portal.Features.Staff;
using Broker.Tests.World;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Staff;

[Trait("Kind", "Page")]
public sealed class StaffPageTests : PageScene
{
    [Fact]
    [Rule("R-USR-02")]
    public async Task A_deactivated_colleague_is_greyed_and_struck_through_on_every_open_screen()
    {
        var page = Open();
        Assert.Empty(page.FindAll("tr.is-off"));

        var row = (await World.Desk<StaffQuery>().RunAsync(World.Helene)).Single(r => r.Id == Cast.Ines.Id);
        var input = SaveStaffMember.Input.Of(row);
        input.Active = false;
        Assert.False((await World.Desk<SaveStaffMember>().RunAsync(World.Helene, input)).Failed);

        page.WaitForState(() => page.FindAll("tr.is-off").Count == 1);
        Assert.Contains("Désactivé", page.Find("tr.is-off").TextContent);
    }

    [Fact]
    [Rule("R-USR-03")]
    public void Nobody_is_offered_to_deactivate_themselves()
    {
        var page = Open();
        Button(page, $"Modifier {Cast.Helene.FullName}").Click();
        Assert.True(page.Find("dialog input[role=switch]").HasAttribute("disabled"));
        page.Find("dialog button[aria-label=Fermer]").Click();

        Button(page, $"Modifier {Cast.Ines.FullName}").Click();
        Assert.False(page.Find("dialog input[role=switch]").HasAttribute("disabled"));
    }

    [Fact]
    public void A_first_password_that_is_too_weak_is_said_beside_its_field()
    {
        var page = Open();
        Button(page, "Ajouter un collègue").Click();
        page.Find("#SaveStaffMember-FirstName").Change("Alba");
        page.Find("#SaveStaffMember-LastName").Change("Ferrand");
        page.Find("#SaveStaffMember-Email").Change("alba@ardelane.example");
        page.Find("#SaveStaffMember-ProfileId").Change(page.FindAll("#SaveStaffMember-ProfileId option")[1].GetAttribute("value")!);
        page.Find("#SaveStaffMember-Password").Change("trop-court");
        page.Find("dialog form").Submit();

        page.WaitForState(() => page.FindAll("#SaveStaffMember-Password-error").Count == 1);
        Assert.Contains("12", page.Find("#SaveStaffMember-Password-error").TextContent);
    }

    [Fact]
    [Rule("R-USR-04")]
    public async Task Mailboxes_are_added_in_the_form_one_is_the_default_and_a_wrong_one_is_said_beside_it()
    {
        var page = Open();
        Button(page, $"Modifier {Cast.Ines.FullName}").Click();
        Assert.Empty(page.FindAll("#SaveStaffMember-AnswersAt"));
        foreach (var (at, typed) in new[] { (0, "sinistres@ardelane.example"), (1, "flottes") })
        {
            page.FindAll("dialog button").Single(b => b.TextContent.Contains("Ajouter une boîte", StringComparison.Ordinal)).Click();
            page.Find($"#mailbox-{at}").Change(typed);
        }
        // Until one is chosen, answers go where they went.
        Assert.Equal(Cast.Ines.Email, page.Find("#SaveStaffMember-AnswersAt option").TextContent);
        Assert.True(string.IsNullOrEmpty(page.Find("#SaveStaffMember-AnswersAt").GetAttribute("value")));
        page.Find("#SaveStaffMember-AnswersAt").Change("sinistres@ardelane.example");
        page.Find("dialog form").Submit();
        page.WaitForElement("#mailbox-1-error");
        Assert.Equal("flottes", page.Find("#mailbox-1").GetAttribute("value"));

        page.Find("#mailbox-1").Change("flottes@ardelane.example");
        page.Find("dialog form").Submit();
        page.WaitForState(() => page.FindAll("#mailbox-1").Count == 0);
        var saved = (await World.Desk<StaffQuery>().RunAsync(World.Helene)).Single(r => r.Id == Cast.Ines.Id);
        Assert.Equal([new("sinistres@ardelane.example", true), new("flottes@ardelane.example", false)], saved.MailAccounts);
    }

    [Theory]
    [InlineData("fr-FR", "Suppressions")]
    [InlineData("en-GB", "Deletions")]
    [Rule("R-USR-05")]
    public async Task A_profile_grants_each_right_by_itself_in_groups_and_in_words(string culture, string last)
    {
        Speak(culture);
        var page = Open("/staff?tab=profiles", ".cards section");
        page.FindAll(".cards button.icon-btn")[^2].Click();
        var rights = page.FindAll("dialog label.choice");
        Assert.Equal(Permissions.OfStaff.Count, rights.Count);
        Assert.DoesNotContain(rights, right => right.TextContent.Contains("permission.", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(last, page.FindAll("dialog legend")[^1].TextContent);

        var products = rights.Single(r => r.TextContent.StartsWith(culture == "fr-FR" ? "Gérer les produits" : "Manage products", StringComparison.Ordinal));
        Assert.False(products.QuerySelector("input")!.HasAttribute("checked"));
        products.QuerySelector("input")!.Change(true);
        page.Find("dialog form").Submit();
        page.WaitForState(() => page.FindAll("dialog form").Count == 0);
        var brokers = (await World.Desk<ProfilesQuery>().RunAsync(World.Helene)).Single(p => p.Name == "Courtier");
        Assert.Contains(Permission.ManageProducts, brokers.Permissions);
        Assert.DoesNotContain(Permission.DeleteGuarantees, brokers.Permissions);
    }

    private IRenderedComponent<StaffPage> Open(string address, string until)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = Show<StaffPage>(World.Helene);
        page.WaitForState(() => page.FindAll(until).Count > 0);
        return page;
    }

    private IRenderedComponent<StaffPage> Open()
    {
        var page = Show<StaffPage>(World.Helene);
        page.WaitForState(() => page.FindAll("tbody tr").Count > 0);
        return page;
    }
}
