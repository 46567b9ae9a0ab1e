using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Templates;
using Broker.Core.Word;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Broker.Core.Certificates;

/// <summary>Fills memos, prints them, and keeps what was printed. Who may have one was decided before.</summary>
internal sealed class PaperPress(BrokerStore store, IFileShelf shelf, IPdfPress press, PaperFinish finish, FirmClock clock, ILogger log)
{
    public static readonly Problem NotPrinted = new("memo.not-printed");
    private static readonly Caller Machine = Caller.System(Jobs.Print);

    /// <summary>The one given before, or a new one.</summary>
    /// <param name="by">Who asks for it, as the history names them; null where many are made at once, and the history speaks of all.</param>
    public async Task<Result<StoredFile>> GiveMemoAsync(MemoFacts facts, string? by, CancellationToken ct)
    {
        if (await GivenAsync(facts, ct) is { } given) return given;
        try
        {
            var filled = await FillAsync(facts, ct);
            if (filled.Failed) return filled.Problem;
            if (WordAttempt.Of(() => PrintPage.Compose(Laid(filled.Value, facts.Firm), whole: true), log) is not { } sheet) return NotPrinted;
            var paper = await finish.FinishAsync(await press.PrintAsync(sheet, ct), $"{facts.Template.Name} – {facts.Vehicle.Plate}", facts.Contract.Number, facts.Firm, ct);
            var file = await shelf.KeepAsync(paper.Pdf, ContentTypes.Pdf, clock.Now, ct);
            return await KeepAsync(facts, file, by, ct);
        }
        catch (PrintFailed e)
        {
            log.LogWarning(e, "The memo of vehicle {Vehicle} was not printed.", facts.Vehicle.Id);
            return NotPrinted;
        }
        catch (IOException)
        {
            return Problem.NoRoom;
        }
    }

    /// <summary>The Word document of a memo, which is not kept.</summary>
    public async Task<Result<byte[]>> FillAsync(MemoFacts facts, CancellationToken ct)
    {
        var word = await shelf.ReadAsync(facts.TemplateHash, ct);
        if (WordAttempt.Of(() => TemplateTags.Read(word, facts.Template.Subject, facts.Codes), log) is not { Errors: 0 } tags) return NotPrinted;
        return WordAttempt.Of(() => WordFill.Fill(word, facts.ValuesOn(clock.Today).For(tags, new Dictionary<string, MergeValue>()), facts.Firm.Culture), log) is { } filled ? filled : NotPrinted;
    }

    /// <param name="check">Of a certificate; nothing is added where its template shows the picture.</param>
    public static WordHtml Laid(byte[] word, FirmIdentity firm, string mark = "", CheckLine? check = null)
    {
        var html = WordToHtml.Convert(word, firm.Culture.TwoLetterISOLanguageName, mark);
        return check is null ? html : check.On(html);
    }

    /// <summary>On the client's record, once; and shared, where it is to be.</summary>
    /// <param name="signature">Who put it there.</param>
    public async Task<Problem?> FileAsync(Caller by, MemoFacts facts, StoredFile file, bool share, string? signature, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        var memo = await db.VehicleMemos.SingleAsync(m => m.ItemId == facts.Vehicle.Id && m.FileId == file.Id, ct);
        if (memo.DocumentId is { } filed && await db.Documents.AnyAsync(d => d.Id == filed, ct)) return null;
        var document = new Document
        {
            ClientId = memo.ClientId, ContractId = memo.ContractId, ItemId = memo.ItemId, FileId = file.Id, Name = Inputs.Cut(facts.FileName, Document.NameLength), CreatedAt = clock.Now,
            CreatedBy = signature ?? db.Actor.Signature,
        };
        if (share) document.Share(clock.Now);
        db.Add(document);
        memo.DocumentId = document.Id;
        return (await db.SaveAsync(ct)).Problem;
    }

    private async Task<StoredFile?> GivenAsync(MemoFacts facts, CancellationToken ct)
    {
        await using var db = await store.OpenToReadAsync(Machine, ct);
        return await FileAsync(db, facts, ct);
    }

    private static Task<StoredFile?> FileAsync(BrokerDb db, MemoFacts facts, CancellationToken ct)
    {
        var key = facts.Key;
        return (from memo in db.VehicleMemos where memo.ItemId == facts.Vehicle.Id && memo.Facts == key join file in db.Files on memo.FileId equals file.Id select file).AsNoTracking().SingleOrDefaultAsync(ct);
    }

    /// <summary>By the firm's machine: whoever only looks gets their memo too. Of two at the same moment the archive keeps one, and both are given that.</summary>
    private async Task<Result<StoredFile>> KeepAsync(MemoFacts facts, StoredFile file, string? by, CancellationToken ct)
    {
        await using (var db = await store.OpenAsync(Machine, ct))
        {
            var vehicle = facts.Vehicle;
            db.AddRange(file, new VehicleMemo { ClientId = vehicle.ClientId, ContractId = vehicle.ContractId, ItemId = vehicle.Id, FileId = file.Id, Facts = facts.Key, PlateKey = vehicle.PlateKey, IssuedOn = clock.Today });
            if (by is not null) db.Add(new Event { ClientId = vehicle.ClientId, ContractId = vehicle.ContractId, At = clock.Now, By = by, Code = "event.memo-issued", Args = [facts.Template.Name, vehicle.Plate, facts.Contract.Number] });
            var saved = await db.SaveAsync(ct);
            if (!saved.Failed) return file;
            if (saved.Problem != Problem.Taken) return saved.Problem;
        }
        return await GivenAsync(facts, ct) is { } rival ? rival : Problem.Stale;
    }
}
