using System.IO.Compression;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Deferred;
using Broker.Core.Files;
using Broker.Core.Fleets;
using Broker.Core.Storage;
using Broker.Core.Word;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Broker.Core.Certificates;

/// <summary>Memo: the insured vehicle memo, and the certificate for what bears no plate (R-FLEET).</summary>
public enum PaperKind { Memo, Certificate }

/// <summary>One PDF of all, one PDF each in a zip, or each filed on the client's record and shared.</summary>
public enum PaperForm { OnePdf, Zip, Filed }

/// <summary>
/// The papers of many insured items. What cannot have one is named and does not stop the rest. Memos and certificates are kept as they are made: begun again after an
/// interruption, the work finds them.
/// </summary>
public sealed class PrintFleetPapers(BrokerStore store, FirmClock clock, IFileShelf shelf, IPdfPress press, PaperFinish finish, FirmIdentity configured, IssueCertificate issue, ILogger<PrintFleetPapers> log)
    : DeferredWork<PrintFleetPapers.Input>(store, clock)
{
    public const int MostInOne = 300, Most = 2_000;
    public const string ZipType = "application/zip";
    private const int AtOnce = 4;

    private readonly PaperPress papers = new(store, shelf, press, finish, clock, log);
    private readonly FirmCertificate certificates = new(store, shelf, clock, configured, issue);

    public sealed class Input
    {
        public FleetSelection Items { get; set; } = new();
        public PaperKind Kind { get; set; }
        public PaperForm Form { get; set; }

        /// <summary>In the reader's language, without its ending.</summary>
        public string? FileName { get; set; }
    }

    /// <summary>One of them, made.</summary>
    /// <param name="Hash">Of what was kept; null where it is only printed with the others.</param>
    /// <param name="Check">Of a certificate: a memo is none.</param>
    private sealed record Paper(Guid ItemId, string Name, string? Hash, Func<CancellationToken, Task<byte[]>> Word, CheckLine? Check = null);

    public override string Code => "job.fleet-papers";

    protected override Permission Needs => Permission.ManageClients;

    protected override SystemList Followers => SystemList.BulkWork;

    protected override Task<IReadOnlyList<Guid>> TargetsAsync(BrokerDb db, Input input, CancellationToken ct) => ItemsAsync(db, input, ct);

    protected override async Task<Problem?> RefuseAsync(BrokerDb db, Input input, CancellationToken ct)
    {
        if (input.Items.Refusal is { } none) return none;
        if (!Enum.IsDefined(input.Kind) || !Enum.IsDefined(input.Form)) return new Problem("input.not-accepted");
        if (input.Kind == PaperKind.Memo && await MemoFacts.TemplateAsync(db, ct) is null) return new Problem("memo.no-template");
        var count = (await ItemsAsync(db, input, ct)).Count;
        return count == 0 ? new Problem("fleet.none-chosen") : count > Most ? Problem.Of("fleet-papers.too-many", Most) : input.Form == PaperForm.OnePdf && count > MostInOne ? Problem.Of("fleet-papers.too-many-in-one", MostInOne) : null;
    }

    internal override async Task DoAsync(DeferredRun run, CancellationToken ct)
    {
        if (await PrepareAsync(run, ct) is not { } ids || await BeginAsync(run, 0, ct) is not { } input) return;
        var (made, refused) = (new List<Paper>(), new List<RefusedRow>());
        for (var done = 0; done < ids.Count; done += AtOnce)
        {
            if (done > 0 && await BeginAsync(run, done, ct) is null) return;
            foreach (var (id, paper) in await Task.WhenAll(ids.Skip(done).Take(AtOnce).Select(async id => (id, await MakeAsync(run, input, id, ct)))))
                if (paper.Failed) refused.Add(await RefusedAsync(id, paper.Problem, ct));
                else made.Add(paper.Value);
        }
        if (await BeginAsync(run, ids.Count, ct) is null) return;
        var (file, name) = input.Form switch { PaperForm.OnePdf => (await InOneAsync(input, made, refused, ct), ".pdf"), PaperForm.Zip => (await ZippedAsync(made, ct), ".zip"), _ => (null, "") };
        await EndAsync(run, ids, refused, file, $"{NameOf(input)}-{Clock.Today:yyyy-MM-dd}{name}", ct);
    }

    private async Task<IReadOnlyList<Guid>> ItemsAsync(BrokerDb db, Input input, CancellationToken ct) => await input.Items.ReadAsync(db, Clock, ct);

    /// <returns>What was asked; null when it was cancelled, which is then said, or taken over.</returns>
    private async Task<Input?> BeginAsync(DeferredRun run, int done, CancellationToken ct)
    {
        var (db, job) = await OpenAsync(run, ct);
        await using var closing = db;
        if (job is null) return null;
        if (job.CancelAsked) await DeferredRun.EndAsync(db, job, JobState.Cancelled, Clock.Now, null, ct);
        else job.At(done, Clock.Now);
        // Stale only by a wish to cancel, which the next round sees.
        await db.SaveAsync(ct);
        return job.IsOver ? null : Read(job);
    }

    private async Task<Result<Paper>> MakeAsync(DeferredRun run, Input input, Guid itemId, CancellationToken ct)
    {
        var author = Caller.Staff(run.AuthorId);
        if (input.Kind == PaperKind.Certificate) return await CertificateAsync(author, run.JobId, itemId, ct);
        Result<MemoFacts> facts;
        await using (var db = await Store.OpenToReadAsync(author, ct)) facts = await MemoFacts.ReadAsync(db, configured, itemId, Clock.Today, ct);
        // Without a plate, the memo is nothing: its certificate does.
        if (facts.Problem?.Code == MemoFacts.NoPlate) return await CertificateAsync(author, run.JobId, itemId, ct);
        if (facts.Failed) return facts.Problem;
        return input.Form == PaperForm.OnePdf ? await FilledAsync(facts.Value, ct) : await GivenAsync(author, facts.Value, input.Form == PaperForm.Filed, ct);
    }

    private async Task<Result<Paper>> CertificateAsync(Caller author, Guid jobId, Guid itemId, CancellationToken ct)
    {
        var made = await certificates.MakeAsync(author, jobId, itemId, ct);
        return made.Failed ? made.Problem : new Paper(itemId, made.Value.Name, made.Value.Hash, stop => shelf.ReadAsync(made.Value.Word, stop), made.Value.Check);
    }

    private async Task<Result<Paper>> FilledAsync(MemoFacts facts, CancellationToken ct)
    {
        var filled = await papers.FillAsync(facts, ct);
        return filled.Failed ? filled.Problem : new Paper(facts.Vehicle.Id, facts.FileName, null, _ => Task.FromResult(filled.Value));
    }

    private async Task<Result<Paper>> GivenAsync(Caller author, MemoFacts facts, bool filed, CancellationToken ct)
    {
        string asks;
        await using (var db = await Store.OpenToReadAsync(author, ct)) asks = db.Actor.Signature;
        var given = await papers.GiveMemoAsync(facts, asks, ct);
        if (given.Failed) return given.Problem;
        if (filed && await papers.FileAsync(author, facts, given.Value, true, null, ct) is { } problem) return problem;
        return new Paper(facts.Vehicle.Id, facts.FileName, given.Value.Hash, _ => Task.FromResult<byte[]>([]));
    }

    private async Task<RefusedRow> RefusedAsync(Guid itemId, Problem why, CancellationToken ct)
    {
        await using var db = await Store.OpenToReadAsync(Caller.System(Jobs.Deferred), ct);
        return new(itemId, await db.InsuredItems.Where(i => i.Id == itemId).Select(i => i.Label).SingleOrDefaultAsync(ct) ?? "", why);
    }

    /// <summary>All in one print; where that fails, those that fail by themselves too are left out and named.</summary>
    private async Task<StoredFile?> InOneAsync(Input input, List<Paper> made, List<RefusedRow> refused, CancellationToken ct)
    {
        if (made.Count == 0) return null;
        (FirmIdentity firm, string client) = (null!, "");
        await using (var db = await Store.OpenToReadAsync(Caller.System(Jobs.Deferred), ct))
            (firm, client) = (await db.FirmIdentityAsync(configured, ct), await db.Clients.Where(c => c.Id == input.Items.ClientId).Select(c => c.Name).SingleOrDefaultAsync(ct) ?? "");
        var laid = new List<(Paper Paper, WordHtml Html)>();
        foreach (var paper in made)
        {
            var word = await paper.Word(ct);
            if (WordAttempt.Of(() => PaperPress.Laid(word, firm, $"d{laid.Count}-", paper.Check), log) is { } html) laid.Add((paper, html));
            else refused.Add(await RefusedAsync(paper.ItemId, PaperPress.NotPrinted, ct));
        }
        if (laid.Count > 0 && await PrintedAsync(laid, ct) is { } whole) return await FinishedAsync(whole);
        var sound = new List<(Paper Paper, WordHtml Html)>();
        foreach (var one in laid)
            if (await PrintedAsync([one], ct) is not null) sound.Add(one);
            else refused.Add(await RefusedAsync(one.Paper.ItemId, PaperPress.NotPrinted, ct));
        return sound.Count > 0 && await PrintedAsync(sound, ct) is { } rest ? await FinishedAsync(rest) : null;

        async Task<StoredFile> FinishedAsync(byte[] pdf) =>
            await shelf.KeepAsync((await finish.FinishAsync(pdf, $"{NameOf(input)} – {client}", client, firm, ct)).Pdf, ContentTypes.Pdf, Clock.Now, ct);
    }

    private static string NameOf(Input input) => string.IsNullOrWhiteSpace(input.FileName) ? "documents" : Inputs.Cut(input.FileName, 60);

    private async Task<byte[]?> PrintedAsync(IReadOnlyList<(Paper Paper, WordHtml Html)> laid, CancellationToken ct)
    {
        try
        {
            return await press.PrintAsync(PrintPage.Compose([.. laid.Select(l => l.Html)], whole: true), ct);
        }
        catch (PrintFailed e)
        {
            log.LogWarning(e, "{Count} documents were not printed in one.", laid.Count);
            return null;
        }
    }

    /// <summary>From the shelf into a file of the disk's, and from there to the shelf: however many, they are never all in memory.</summary>
    private async Task<StoredFile?> ZippedAsync(List<Paper> made, CancellationToken ct)
    {
        if (made.Count == 0) return null;
        await using var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            var names = new ZipNames();
            foreach (var paper in made)
            {
                await using var entry = await zip.CreateEntry(names.Of(paper.Name), CompressionLevel.Fastest).OpenAsync(ct);
                await using var content = shelf.Open(paper.Hash!);
                await content.CopyToAsync(entry, ct);
            }
        }
        file.Position = 0;
        var kept = await shelf.PutAsync(file, ct);
        return new() { Hash = kept.Hash, Size = kept.Size, ContentType = ZipType, CreatedAt = Clock.Now };
    }

    private async Task EndAsync(DeferredRun run, IReadOnlyList<Guid> ids, List<RefusedRow> refused, StoredFile? file, string name, CancellationToken ct)
    {
        for (var tries = 0; tries < 3; tries++)
        {
            var (db, job) = await OpenAsync(run, ct);
            await using var closing = db;
            if (job is null) return;
            if (file is not null)
            {
                db.Add(file);
                job.Made(file.Id, name);
            }
            foreach (var row in refused) db.Add(DeferredRefusal.Of(job, ids, row));
            job.At(ids.Count, Clock.Now);
            job.Moved(0, refused.Count, Clock.Now);
            await DeferredRun.EndAsync(db, job, JobState.Done, Clock.Now, null, ct);
            // Asked to cancel at the last moment: it is done all the same.
            if (!(await db.SaveAsync(ct)).Failed) return;
        }
    }
}
