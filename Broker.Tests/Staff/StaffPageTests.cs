using Broker.Core.Demo;
using Broker.Core.Staff;
using Broker.Portal.Features.Staff;
using Broker.Tests.World;
using Bunit;

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

    private IRenderedComponent<StaffPage> Open()
    {
        var page = Show<StaffPage>(World.Helene);
        page.WaitForState(() => page.FindAll("tbody tr").Count > 0);
        return page;
    }
}
