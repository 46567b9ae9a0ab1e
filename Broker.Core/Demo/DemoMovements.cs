using Broker.Core.Contracts;
using Broker.Core.Fleets;
using Broker.Core.Lists;
using Broker.Core.Products;

namespace Broker.Core.Demo;

/// <summary>What moves in Rivelaine's fleet: some waits for the firm, some is to come, some was refused.</summary>
internal static class DemoMovements
{
    public static void Write(DemoBook book)
    {
        var fleet = book.Rows.OfType<Contract>().Single(c => c.Id == Cast.Fleet.Id);
        book.Add(new ItemTerms { Id = DemoBook.Id<ItemTerms>(fleet.Number), ClientId = fleet.ClientId, ContractId = fleet.Id, UnderDelegation = true });
        var present = book.Rows.OfType<Vehicle>().Where(v => v.ContractId == fleet.Id && v.IsCoveredOn(book.Today) && v.EnteredOn < book.Today.AddDays(-60)).Take(8).ToList();
        if (present.Count < 8) return;

        foreach (var (plate, make, model, category, hours) in new[] { ("GV-214-KM", "Renault", "Master L3H2", "Utilitaire", 3), ("GW-518-PT", "Volvo", "FH 500", "Tracteur routier", 20) })
        {
            var data = new ItemData { Kind = ItemKind.Vehicle, Plate = plate, Make = make, Model = model, Category = category, Energy = "Gazole", GaragePostalCode = "69999" };
            var item = data.ToItem(DemoBook.Id<Vehicle>(plate), fleet.ClientId, fleet.Id, book.Today, null);
            item.Ask();
            book.Add(item);
            Move(book, fleet, item, MovementKind.Entry, hours, book.Today).Changes = ItemFields.Differences(null, data);
        }
        Move(book, fleet, present[0], MovementKind.Exit, 5, book.Today.AddDays(2), reason: DemoLists.Word(ListKind.ItemExitReason, "Vente"), note: "Vendu à un garage de Port-Aubel.");
        Move(book, fleet, present[1], MovementKind.Correction, 27, book.Today, note: "Estimation de la concession.").Changes = [new(nameof(ItemData.Value), Text(present[1].ValueMinor), Text(present[1].ValueMinor * 9 / 10)), new(nameof(ItemData.MainDriver), null, "Bastien Abrial")];

        var leaving = Move(book, fleet, present[2], MovementKind.Exit, 70, book.Today.AddDays(12), reason: DemoLists.Word(ListKind.ItemExitReason, "Restitution en fin de location"));
        leaving.Accept(Cast.Theo.FullName, book.Now.AddHours(-64), book.Today);
        present[2].ExitedOn = leaving.EffectiveOn;

        var refused = Move(book, fleet, present[3], MovementKind.Exit, 80, book.Today.AddDays(-2), note: "Ne roule plus.");
        refused.Refuse("Le véhicule figure encore sur un sinistre ouvert : merci d’attendre le rapport d’expertise.", Cast.Theo.FullName, book.Now.AddHours(-76));

        var corrected = Move(book, fleet, present[4], MovementKind.Correction, 190, book.Today.AddDays(-8));
        corrected.Changes = [new(nameof(ItemData.GaragePostalCode), "69998", "69999")];
        corrected.Accept(Cast.Theo.FullName, book.Now.AddHours(-188), book.Today);
        DemoTickets.Write(book, fleet, present[5], present[6]);
    }

    private static ItemMovement Move(DemoBook book, Contract fleet, InsuredItem item, MovementKind kind, int hoursAgo, DateOnly on, Guid? reason = null, string? note = null) => book.Add(new ItemMovement
    {
        Id = DemoBook.Id<ItemMovement>($"{item.Id}/{kind}"), ClientId = fleet.ClientId, ContractId = fleet.Id, ItemId = item.Id, ItemKind = ItemKind.Vehicle, Kind = kind, Origin = MovementOrigin.Client, Label = item.Label,
        EffectiveOn = on, ReasonId = reason, Note = note, AskedAt = book.Now.AddHours(-hoursAgo), AskedBy = Cast.Nadege.FullName, AskedById = Cast.Nadege.Id, Acknowledged = true,
    });

    private static string Text(long? minor) => ((minor ?? 0) / 100m).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
}
