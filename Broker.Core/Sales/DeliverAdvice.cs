using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Word;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Broker.Core.Sales;

/// <summary>The advice is handed over: printed as it stands, kept on the client's record, and never changed again.</summary>
public sealed class DeliverAdvice(BrokerStore store, IFileShelf shelf, IPdfPress press, FirmIdentity configured, FirmClock clock, ILogger<DeliverAdvice> log)
{
    /// <summary>What has words of its own on the sheet; besides, "level-what" says the level of advice.</summary>
    public static readonly IReadOnlyList<string> Keys = ["title", "edition", "orias", "client", "needs", "offers", "insurer", "product", "premium", "advised", "reasons", "level", "place", "signature-client", "signature-firm", "file"];

    public sealed class Input
    {
        public Guid ProposalId { get; set; }

        /// <summary>Of the sheet, as it was read.</summary>
        public Guid Version { get; set; }

        /// <summary>The words of the sheet, by their keys, in the client's language.</summary>
        public Dictionary<string, string> Words { get; set; } = [];

        /// <summary>"fr" or "en".</summary>
        [MaxLength(10)] public string Language { get; set; } = "fr";
    }

    /// <returns>The document's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        AdvicePaper paper;
        await using (var db = await store.OpenAsync(by, ct))
        {
            db.Actor.Demand(Permission.ManageQuotes);
            if (Inputs.Check(input) is { } wrong) return wrong;
            var found = await FindAsync(db, input, ct);
            if (found.Failed) return found.Problem;
            paper = await ReadAsync(db, found.Value.Proposal, found.Value.Sheet, input, ct);
        }
        try
        {
            var file = await shelf.KeepAsync(await press.PrintAsync(paper.Lay(), ct), ContentTypes.Pdf, clock.Now, ct);
            return await KeepAsync(by, input, paper, file, ct);
        }
        catch (PrintFailed e)
        {
            log.LogWarning(e, "The advice sheet of {Proposal} was not printed.", paper.Number);
            return new Problem("advice.not-printed");
        }
        catch (IOException)
        {
            return Problem.NoRoom;
        }
    }

    private async Task<Result<Guid>> KeepAsync(Caller by, Input input, AdvicePaper paper, StoredFile file, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageQuotes);
        var found = await FindAsync(db, input, ct);
        if (found.Failed) return found.Problem;
        var (proposal, sheet) = found.Value;
        var document = db.Add(new Document { ClientId = proposal.ClientId, Name = paper.FileName, FileId = file.Id, File = file, CreatedAt = clock.Now, CreatedBy = db.Actor.Signature }).Entity;
        var delivered = sheet.Deliver(clock.Today, document.Id, db.Actor.Name);
        if (delivered.Failed) return delivered.Problem;
        db.AddEvent(proposal.ClientId, null, ProposalEvents.Advised, proposal.Number, sheet.Edition.ToString(CultureInfo.InvariantCulture));
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : document.Id;
    }

    private static async Task<Result<(Proposal Proposal, AdviceSheet Sheet)>> FindAsync(BrokerDb db, Input input, CancellationToken ct)
    {
        if (await db.FindProposalAsync(input.ProposalId, ct) is not { } proposal) return Problem.Missing;
        if (await db.HoldOpenAsync(proposal.Id, proposal.ClientId, proposal.RiskId, ct) is { } closed) return closed;
        var sheet = await db.AdviceSheets.Where(s => s.ProposalId == proposal.Id).OrderByDescending(s => s.Edition).FirstOrDefaultAsync(ct);
        if (sheet is null) return new Problem("advice.no-needs");
        return sheet.Version != input.Version ? Problem.Stale : sheet.Unfit() is { } unfit ? unfit : (proposal, sheet);
    }

    private async Task<AdvicePaper> ReadAsync(BrokerDb db, Proposal proposal, AdviceSheet sheet, Input input, CancellationToken ct)
    {
        var offers = await db.Quotes.Where(q => q.ProposalId == proposal.Id).OrderBy(q => q.Number).Select(q => new
        {
            q.Id, q.Number, q.AnnualPremium,
            Insurer = db.Insurers.Where(i => i.Id == q.InsurerId).Select(i => i.Name).FirstOrDefault(),
            Product = db.Products.Where(p => p.Id == q.ProductId).Select(p => p.Name).FirstOrDefault(),
        }).ToListAsync(ct);
        var client = await db.Clients.AsNoTracking().SingleAsync(c => c.Id == proposal.ClientId, ct);
        return new(input.Words, await db.FirmIdentityAsync(configured, ct), client.Name, client.Address, proposal.Number, await db.Risks.Where(r => r.Id == proposal.RiskId).Select(r => r.Name).SingleAsync(ct), sheet,
            [.. offers.Select(o => new AdvicePaper.Offer(o.Id, o.Number, o.Insurer, o.Product, o.AnnualPremium))], clock.Today, CultureInfo.GetCultureInfo(input.Language == "en" ? "en-GB" : "fr-FR"));
    }
}
