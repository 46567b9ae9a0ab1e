using Broker.Core.Accounts;
using Broker.Core.Certificates;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.Products;
using Broker.Core.Templates;
using static Broker.Tests.Certificates.CertificateScene;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Certificates;

/// <summary>What was offered a moment ago and no longer is: the day ended, the template became something else.</summary>
public sealed class ChangingOfferTests
{
    [Fact, Rule("D-31"), Rule("R-CERT-07")]
    public async Task The_last_day_of_a_receipt_ends_at_midnight_where_the_firm_is()
    {
        await using var world = await TheWorld.OpenAsync();
        await world.AddAsync(new Receipt
        {
            ClientId = world.Rivelaine, ContractId = world.Cyber, Number = "Q-LAST-DAY", From = TheWorld.Today.AddDays(-10), To = TheWorld.Today, DueOn = TheWorld.Today,
            Total = Money.Euros(100), Handling = Handling.Direct, PaidToInsurerOn = TheWorld.Today,
        });

        // 23:59 in Paris, where it is still the 15th; then 00:01 of the 16th, while it is 22:01 of the 15th in UTC.
        world.Time.Advance(new TimeSpan(13, 59, 0));
        Assert.True((await world.Desk<CertificateOfferQuery>().RunAsync(world.Nadege, world.Cyber))!.IsOpen);
        world.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(["certificate.unsettled"], (await world.Desk<CertificateOfferQuery>().RunAsync(world.Nadege, world.Cyber))!.Reasons.Select(r => r.Code));
        Assert.Equal("certificate.unsettled", (await world.SendAsync(world.Nadege, Ask(world.Cyber, DemoTemplates.Contract))).Problem!.Code);
    }

    [Theory, Rule("R-CERT-02")]
    [InlineData(TemplateKind.Letter, TemplateSubject.Contract)]
    [InlineData(TemplateKind.Certificate, TemplateSubject.Client)]
    public async Task A_template_that_becomes_something_else_after_being_attached_is_no_longer_offered(TemplateKind kind, TemplateSubject subject)
    {
        await using var world = await TheWorld.OpenAsync();
        var input = (await world.Desk<TemplateQuery>().RunAsync(world.Helene, DemoTemplates.Id(DemoTemplates.Contract)))!.Input;
        (input.Kind, input.Subject) = (kind, subject);
        Assert.False((await world.Desk<ConfigureTemplate>().RunAsync(world.Helene, input)).Failed);

        Assert.Equal([DemoTemplates.Event], (await world.Desk<CertificateOfferQuery>().RunAsync(world.Nadege, world.Liability))!.ForContract.Select(t => t.Title));
        Assert.Equal("certificate.template-not-offered", (await world.SendAsync(world.Nadege, Ask(world.Liability, DemoTemplates.Contract))).Problem!.Code);
    }
}
