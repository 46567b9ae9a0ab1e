using Broker.Core.ExpectedDocuments;
using Broker.Core.ExpectedDocuments.Reminders;
using Broker.Tests.Sales;

namespace Broker.Tests.ExpectedDocuments;

using World = Broker.Tests.World.World;

/// <summary>What a reminder has to say about a contract or a sale.</summary>
public sealed class ReminderTests
{
    [Fact, Rule("AS-12")]
    public async Task It_names_the_client_the_contract_and_exactly_what_is_missing_now()
    {
        await using var world = await World.OpenAsync();
        await world.AskAllAsync(ExpectedWorld.Liability);
        await world.DropAsync(world.Liability, "Questionnaire signé");
        await world.DropAsync(world.Liability, "Extrait Kbis", content: "vieux");
        await world.RefuseAsync(world.Liability, "Extrait Kbis", "De plus de trois mois");
        var reminder = (await world.Desk<ReminderQuery>().RunAsync(world.Ines, world.Liability))!;
        var file = Assert.Single(reminder.Files);
        Assert.Equal(["Relevé de sinistralité", "Extrait Kbis"], file.Awaited.Select(i => i.Name));
        Assert.Equal("De plus de trois mois", file.Awaited[1].Refused);
        Assert.Equal(("Transports Rivelaine", ExpectedPlace.Contract, "Inès Valmont"), (reminder.Client, file.Place, reminder.Author));
        Assert.NotNull(file.Insurer);
        Assert.NotEmpty(file.Number);

        var later = reminder;
        await world.WaiveAsync(world.Liability, "Relevé de sinistralité");
        var now = (await world.Desk<ReminderQuery>().RunAsync(world.Ines, world.Liability))!;
        Assert.NotEqual(now.Says, later.Says);
        Assert.Equal(["Extrait Kbis"], now.Files.Single().Awaited.Select(i => i.Name));
    }

    [Fact, Rule("AS-13")]
    public async Task A_prospect_is_reminded_too_in_its_language_and_one_without_address_has_none()
    {
        await using var world = await World.OpenAsync();
        var prospect = await world.AddProspectAsync(language: "en");
        var sale = (await world.OpenSaleAsync(prospect)).Value;
        var reminder = (await world.Desk<ReminderQuery>().RunAsync(world.Theo, sale))!;
        Assert.Equal(("numa@ateliers.example", "en", ExpectedPlace.Sale, 3), (reminder.To, reminder.Language, reminder.Files.Single().Place, reminder.Count));
        Assert.Null(await world.Desk<ReminderQuery>().RunAsync(world.Theo, Guid.NewGuid()));
    }
}
