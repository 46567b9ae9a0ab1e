using System.Globalization;
using System.Text;
using Broker.Core.Contracts;
using Broker.Core.Files;
using Broker.Core.Fleets;
using Broker.Core.Fleets.Register;

namespace Broker.Core.Demo;

/// <summary>The insurer's file of Rivelaine's fleet, held against the books more than a year ago: it is time for the next one.</summary>
internal static class DemoComparison
{
    private const int DaysAgo = 398;

    public static async Task WriteAsync(DemoBook book, IFileShelf shelf, CancellationToken ct)
    {
        var fleet = book.Rows.OfType<Contract>().Single(c => c.Id == Cast.Fleet.Id);
        var day = book.Today.AddDays(-DaysAgo);
        var then = book.Rows.OfType<Vehicle>().Where(v => v.ContractId == fleet.Id && v.IsCoveredOn(day)).OrderBy(v => v.Plate, StringComparer.Ordinal).ToList();
        if (then.Count < 10) return;
        var (missing, otherDay) = (then[2], then[5]);
        var text = new StringBuilder("Immatriculation;N° de police;Début de garantie\r\n");
        foreach (var vehicle in then.Where(v => v != missing)) text.Append(CultureInfo.InvariantCulture, $"{vehicle.Plate};{fleet.Number};{(vehicle == otherDay ? vehicle.EnteredOn.AddDays(3) : vehicle.EnteredOn):dd/MM/yyyy}\r\n");
        text.Append(CultureInfo.InvariantCulture, $"CZ-118-LM;{fleet.Number};{day.AddDays(-300):dd/MM/yyyy}\r\n");

        var at = book.Now.AddDays(-DaysAgo);
        var kept = await shelf.KeepAsync(Encoding.UTF8.GetBytes(text.ToString()), "text/csv", at, ct);
        var file = book.Add(new StoredFile { Id = DemoBook.Id<StoredFile>("comparison"), Hash = kept.Hash, Size = kept.Size, ContentType = kept.ContentType, CreatedAt = at });
        var made = book.Add(new RegisterComparison
        {
            Id = DemoBook.Id<RegisterComparison>(fleet.Number), InsurerId = fleet.InsurerId, ContractId = fleet.Id, FileName = $"FVA {day:yyyy}.csv", FileId = file.Id, PersonId = Cast.Theo.Id,
            UploadId = DemoBook.Id<RegisterComparison>("upload"), MadeAt = at, MadeBy = Cast.Theo.FullName, Rows = then.Count, Same = then.Count - 2, OnlyOurs = 1, OnlyTheirs = 1, Dates = 1,
        });
        RegisterDifference Of(int position, DifferenceKind kind, Vehicle? vehicle, string plate, DateOnly? theirs, int line) => book.Add(new RegisterDifference
        {
            ComparisonId = made.Id, Position = position, Kind = kind, Plate = plate, Line = line, ItemId = vehicle?.Id, ContractId = fleet.Id, OurFrom = vehicle?.EnteredOn, TheirFrom = theirs, TheirPolicy = line == 0 ? null : fleet.Number,
        });
        Of(0, DifferenceKind.OnlyOurs, missing, missing.Plate, null, 0);
        Of(1, DifferenceKind.OnlyTheirs, null, "CZ-118-LM", day.AddDays(-300), then.Count + 1);
        Of(2, DifferenceKind.Dates, otherDay, otherDay.Plate, otherDay.EnteredOn.AddDays(3), then.IndexOf(otherDay) + 1);
    }
}
