using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Files;
using Broker.Core.Fleets;
using Broker.Core.Fleets.Register;
using Broker.Core.Products;

namespace Broker.Core.Demo;

/// <summary>What the register of insured vehicles is told of Rivelaine's fleet: definitive plates in the place of provisional ones, late, due and sent; vehicles that will come.</summary>
internal static class DemoRegister
{
    public static async Task WriteAsync(DemoBook book, FirmClock clock, IFileShelf shelf, CancellationToken ct)
    {
        var fleet = book.Rows.OfType<Contract>().Single(c => c.Id == Cast.Fleet.Id);
        var present = book.Rows.OfType<Vehicle>().Where(v => v.ContractId == fleet.Id && v.IsCoveredOn(book.Today) && v.EnteredOn < book.Today.AddDays(-60) && v.ExitedOn is null).Skip(10).Take(8).ToList();
        if (present.Count < 8) return;
        foreach (var (vehicle, at, days, hour) in new[] { (present[0], 0, -5, 9), (present[1], 1, -4, 14), (present[2], 2, -2, 16), (present[3], 3, -1, 10) })
            book.Add(Notice(Plated(book, fleet, vehicle, at, days, hour), vehicle, clock));
        foreach (var coming in book.Rows.OfType<Vehicle>().Where(v => v.ContractId == fleet.Id && v.EnteredOn > book.Today && v.Standing == ItemStanding.Confirmed).OrderBy(v => v.EnteredOn).Take(3).ToList())
        {
            var entry = Move(book, fleet, coming, MovementKind.Entry, coming.EnteredOn, null, -2);
            entry.Changes = ItemFields.Differences(null, ItemData.Of(coming));
            book.Add(Notice(entry, coming, clock));
        }
        await SendAsync(book, fleet, present[4..], clock, shelf, ct);
    }

    private static async Task SendAsync(DemoBook book, Contract fleet, List<Vehicle> vehicles, FirmClock clock, IFileShelf shelf, CancellationToken ct)
    {
        var insurer = book.Rows.OfType<Insurer>().Single(i => i.Id == fleet.InsurerId);
        var (number, id, sentAt) = ($"{RegisterSending.Prefix}-{book.Today.Year}-00001", DemoBook.Id<RegisterSending>("first"), clock.At(book.Today.AddDays(-8), new(11, 20)));
        var period = PolicyPeriod.Of(fleet, book.Today)!.Value;
        var (lines, notices) = (new List<SentNotice>(), new List<RegisterNotice>());
        foreach (var vehicle in vehicles)
        {
            var notice = Notice(Plated(book, fleet, vehicle, 4 + lines.Count, -10, 8 + lines.Count), vehicle, clock);
            notice.SendingId = id;
            var confirmed = lines.Count < vehicles.Count - 1;
            var answer = confirmed ? null : "Numéro de police inconnu : à renvoyer avec le numéro complet.";
            notice.Answer(confirmed, answer, Cast.Theo.FullName, sentAt.AddHours(26));
            notices.Add(notice);
            lines.Add(new()
            {
                SendingId = id, Position = lines.Count + 1, NoticeId = notice.Id, ClientId = fleet.ClientId, ContractId = fleet.Id, Kind = notice.Kind, Plate = notice.Plate, PreviousPlate = notice.PreviousPlate, Policy = fleet.Number,
                PolicyFrom = period.From, PolicyUntil = period.Until, EffectOn = notice.EffectOn, EffectTime = notice.EffectTime, Confirmed = confirmed, Answer = answer, AnsweredAt = sentAt.AddHours(26), AnsweredBy = Cast.Theo.FullName,
            });
        }
        var kept = await shelf.PutAsync(new MemoryStream(RegisterFile.Write(number, insurer.Name, insurer.Address!, lines, workbook: false, english: false)), ct);
        var file = book.Add(new StoredFile { Id = DemoBook.Id<StoredFile>(number), Hash = kept.Hash, Size = kept.Size, ContentType = ContentTypes.OfName(".csv")!, CreatedAt = sentAt.AddMinutes(-15) });
        var sending = book.Add(new RegisterSending
        {
            Id = id, Number = number, InsurerId = insurer.Id, InsurerName = insurer.Name, InsurerAddress = insurer.Address!, Rows = lines.Count, FileId = file.Id, FileName = number + ".csv",
            PreparedAt = sentAt.AddMinutes(-15), PreparedBy = Cast.Theo.FullName,
        });
        sending.MarkSent(sentAt, SendingChannel.Portal, "DEP-4471-08", null, Cast.Theo.FullName, sentAt.AddMinutes(2));
        foreach (var notice in notices) book.Add(notice);
        foreach (var line in lines) book.Add(line);
    }

    /// <summary>The plate it bears now, in the place of the provisional one it came with.</summary>
    private static ItemMovement Plated(DemoBook book, Contract fleet, Vehicle vehicle, int at, int days, int hour)
    {
        var before = $"WW-{611 + (at * 17)}-{"ABCDEFGH"[at]}K";
        var movement = Move(book, fleet, vehicle, MovementKind.PlateChange, book.Today.AddDays(days), new(hour, 30), days, Plate.Key(before), vehicle.PlateKey);
        movement.Changes = [new(nameof(ItemData.Plate), before, vehicle.Plate)];
        return movement;
    }

    private static RegisterNotice Notice(ItemMovement movement, Vehicle vehicle, FirmClock clock) => RegisterRules.NoticeOf(movement, vehicle.Plate, clock, DemoBook.Id<RegisterNotice>($"{movement.Id}"))!;

    private static ItemMovement Move(DemoBook book, Contract fleet, Vehicle vehicle, MovementKind kind, DateOnly on, TimeOnly? time, int askedDays, string? oldKey = null, string? newKey = null)
    {
        var at = book.Now.AddDays(askedDays);
        var movement = book.Add(new ItemMovement
        {
            Id = DemoBook.Id<ItemMovement>($"{vehicle.Id}/register/{kind}"), ClientId = fleet.ClientId, ContractId = fleet.Id, ItemId = vehicle.Id, ItemKind = ItemKind.Vehicle, Kind = kind, Origin = MovementOrigin.Staff, Label = vehicle.Label,
            EffectiveOn = on, EffectiveTime = time, OldKey = oldKey, NewKey = newKey, AskedAt = at, AskedBy = Cast.Theo.FullName, AskedById = Cast.Theo.Id,
        });
        movement.Agree(at, book.Today);
        return movement;
    }
}
