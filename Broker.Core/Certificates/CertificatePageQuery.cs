using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Templates;
using Broker.Core.Word;
using Microsoft.Extensions.Logging;

namespace Broker.Core.Certificates;

/// <summary>
/// The certificate one is about to request, as it would be printed now, with places that follow what is typed. It has no number and no code: a preview proves nothing.
/// Whoever may not send the request sees no page.
/// </summary>
public sealed class CertificatePageQuery(BrokerStore store, IFileShelf shelf, RequestCertificate desk, FirmIdentity configured, FirmClock clock, ILogger<CertificatePageQuery> log)
{
    private static readonly Caller Machine = Caller.System(Jobs.Print);

    public async Task<Result<LivePage>> RunAsync(Caller by, RequestCertificate.Input input, IReadOnlyList<TypedAnswer> typed, CancellationToken ct = default)
    {
        var request = await AskAsync(by, input, ct);
        if (request.Failed) return request.Problem;
        // Read as it is when it is printed: the same page, to the letter.
        CertificateFacts facts;
        await using (var db = await store.OpenToReadAsync(Machine, ct)) facts = await CertificateFacts.ReadAsync(db, request.Value, configured, clock.Today, ct);

        var word = await shelf.ReadAsync(facts.TemplateHash, ct);
        if (WordAttempt.Of(() => TemplateTags.Read(word, facts.Template.Subject, facts.Codes), log) is not { Errors: 0 } tags) return new Problem("template.unfit");
        var values = facts.Values.SetSpecimen(clock.Today.Year, facts.Firm, facts.From, facts.To);
        var fields = facts.Template.Fields.OrderBy(f => f.Position).ToList();
        var check = CertificateValues.SpecimenLine(clock.Today.Year, facts.Firm);
        // What the client is asked is of the type the firm chose, whatever the browser says.
        var answers = typed.Select(t => t with { Type = null });
        return WordAttempt.Of(() => LivePage.Of(word, tags, values, fields, answers, facts.Firm.Culture, check: check), log) is { } page ? page : new Problem("template.unfit");
    }

    /// <summary>What would be sent, checked as it will be.</summary>
    private async Task<Result<CertificateRequest>> AskAsync(Caller by, RequestCertificate.Input input, CancellationToken ct)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.RequestCertificates);
        var terms = await CertificateTerms.ReadAsync(db, shelf, input.ContractId, clock.Today, ct);
        if (terms is null) return Problem.Missing;
        if (await desk.CheckAsync(db, terms, input, ct) is { } refused) return refused;
        return desk.Open(db.Actor, terms, terms.For(input.ItemId is not null).Single(t => t.Template.Id == input.TemplateId), input, [], (await RequestCertificate.RecipientAsync(db, terms, input, ct))?.Words());
    }
}
