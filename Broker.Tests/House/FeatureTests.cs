using Broker.Core.Access;
using Broker.Core.Extranet;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.House;

/// <summary>What each switch of the extranet closes: every verb and query of Core is tried with each of them off, so that none is only hidden.</summary>
public sealed class FeatureTests
{
    private static readonly Dictionary<Feature, string> Closed = new()
    {
        [Feature.OwnDetails] = "ChangeOwnDetails ChangeOwnPerson OwnDetailsQuery",
        [Feature.FirmContacts] = "CorrespondentsQuery",
        [Feature.ViewFiles] = "ClaimProgressQuery ClientContractsQuery ContractCoverQuery ContractQuery DocumentsQuery FleetContractsQuery FleetRowsQuery FleetTotalsQuery GiveVehicleMemo InsuredItemsQuery ItemExportQuery ItemMovementsQuery NeededDocumentsQuery QuoteProgressQuery ReceiptsQuery RegisterTicketsQuery ReportUnregistered",
        [Feature.RequestQuotes] = "QuoteOffersQuery RequestQuote",
        [Feature.DeclareClaims] = "BringDraftFile ClaimOffersQuery ClaimOpeningsQuery DiscardSpaceDraft KeepSpaceDraft PreDeclareClaim RemoveDraftFile SpaceDraftQuery",
        [Feature.DepositDocuments] = "BringExpectedDocument DepositDocument",
        // Of what stands before the door, tests of the door speak: there, nobody is signed in yet. What follows has its switch before its verbs.
        [Feature.ProspectAccounts] = "", [Feature.FirstLoginValidation] = "", [Feature.ForgottenPassword] = "",
        [Feature.VehicleFleet] = "BringSheet CancelMovement ChangePlate CorrectItem EnterItem LeaveItem",
        // Movements of persons and buildings are the same verbs on other contracts: tests of movements speak of them.
        [Feature.GroupContracts] = "", [Feature.BuildingFleet] = "",
        [Feature.PayByCard] = "", [Feature.Emails] = "",
    };

    [Fact, Rule("R-EXT-13"), Rule("D-28")]
    public async Task What_is_switched_off_is_refused_by_each_verb_and_query_of_it()
    {
        await using var scene = await AccessScene.SetAsync();
        List<AccessRow> rows = [];
        foreach (var row in AccessTable.Rows.Where(r => r.Expected[3] != '!'))
            if (await AccessTests.TryAsync(row, scene.World.Nadege, scene) != '!') rows.Add(row);
        Assert.True(rows.Count > 30, "too few that a client may call");
        foreach (var feature in Enum.GetValues<Feature>())
        {
            await SwitchAsync(scene.World, feature, false);
            List<string> refused = [];
            foreach (var row in rows)
                if (await AccessTests.TryAsync(row, scene.World.Nadege, scene) == '!') refused.Add(row.Desk.Name);
            Assert.True(Closed[feature] == string.Join(' ', refused.Order(StringComparer.Ordinal)), $"{feature} closes {string.Join(' ', refused.Order(StringComparer.Ordinal))}");
            Assert.Throws<Forbidden>(() => scene.World.Store.RecognizeAsync(scene.World.Nadege).Result.Demand(feature));
            (await scene.World.Store.RecognizeAsync(scene.World.Theo)).Demand(feature);
            await SwitchAsync(scene.World, feature, true);
        }
    }

    [Fact, Rule("R-EXT-12"), Rule("D-40")]
    public async Task Three_switches_are_a_clients_own_and_touch_no_other_client()
    {
        await using var world = await World.World.OpenAsync();
        foreach (var vehicles in new[] { true, false })
            foreach (var buildings in new[] { true, false })
            {
                Assert.Null((await world.Desk<SwitchClientFeatures>().RunAsync(world.Theo, new() { ClientId = world.Rivelaine, Vehicles = vehicles, Buildings = buildings })).Problem);
                var (own, other) = ((await world.Store.RecognizeAsync(world.Nadege)).Features, (await world.Store.RecognizeAsync(world.Marc)).Features);
                Assert.Equal((vehicles, buildings), (own.Contains(Feature.VehicleFleet), own.Contains(Feature.BuildingFleet)));
                Assert.Equal(own.Except([Feature.VehicleFleet, Feature.BuildingFleet]).Order(), other.Except([Feature.VehicleFleet, Feature.BuildingFleet]).Order());
            }
        Assert.DoesNotContain(Feature.BuildingFleet, (await world.Desk<FeaturesQuery>().RunAsync(world.Helene)).Select(f => f.Feature));
        var refused = await world.Desk<SwitchFeature>().RunAsync(world.Helene, new() { Feature = Feature.BuildingFleet, On = true });
        Assert.NotNull(refused.Problem);
        Assert.Equal(1, await world.ReadAsync(db => db.AccountAccesses.CountAsync(a => a.Group)));
    }

    private static Task SwitchAsync(World.World world, Feature feature, bool on) => world.ChangeAsync(async db =>
    {
        if (feature is Feature.VehicleFleet or Feature.BuildingFleet)
        {
            var access = await db.AccountAccesses.SingleAsync(a => a.ClientId == world.Rivelaine);
            (access.Vehicles, access.Buildings) = (feature == Feature.VehicleFleet ? on : access.Vehicles, feature == Feature.BuildingFleet ? on : access.Buildings);
            return;
        }
        if (await db.FeatureSwitches.SingleOrDefaultAsync(s => s.Feature == feature) is { } there) there.On = on;
        else db.Add(new FeatureSwitch { Feature = feature, On = on });
    });
}
