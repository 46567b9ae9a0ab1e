using System.Security.Cryptography;
using System.Text.Json;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Fleets;
using Broker.Core.Storage;
using Broker.Core.Templates;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <param name="AlreadyPending">An identical request was under way: this is it, and no second one was made (D-36).</param>
/// <param name="NeedsDecision">It was passed on to the firm.</param>
public sealed record RequestedCertificate(Guid RequestId, bool AlreadyPending, bool NeedsDecision);

/// <summary>A contact asks for a certificate. All conditions are checked again here, whatever the form showed.</summary>
public sealed class RequestCertificate(BrokerStore store, IFileShelf shelf, FirmClock clock)
{
    public sealed class Input
    {
        /// <summary>Made when the form opens: the same press sent twice is one request.</summary>
        public Guid CommandId { get; set; } = Guid.CreateVersion7();
        public Guid ContractId { get; set; }

        /// <summary>Null for the contract as a whole.</summary>
        public Guid? ItemId { get; set; }
        public Guid TemplateId { get; set; }

        /// <summary>By tag, in the form of <see cref="AskedAnswers"/>.</summary>
        public Dictionary<string, string?> Values { get; set; } = [];

        /// <summary>Whom of the client's book it is for; nobody in particular when left out.</summary>
        public Guid? RecipientId { get; set; }
        public CertificatePost? Post { get; set; }
    }

    public async Task<Result<RequestedCertificate>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.RequestCertificates);
        if (await db.CertificateRequests.AsNoTracking().SingleOrDefaultAsync(r => r.CommandId == input.CommandId, ct) is { } sent) return Answer(sent, false);

        var terms = await CertificateTerms.ReadAsync(db, shelf, input.ContractId, clock.Today, ct);
        if (terms is null) return Problem.Missing;
        if (await CheckAsync(db, terms, input, ct) is { } refused) return refused;
        var offered = terms.For(input.ItemId is not null).Single(t => t.Template.Id == input.TemplateId);
        var values = AskedAnswers.Check(offered.Template.Fields.OrderBy(f => f.Position), input.Values);
        if (values.Failed) return values.Problem;
        if (input.Post?.Unfit is { } unfit) return unfit;
        var recipient = await RecipientAsync(db, terms, input, ct);
        if (input.RecipientId is not null && recipient is null) return Problem.Missing.At(nameof(Input.RecipientId));

        var request = Open(db.Actor, terms, offered, input, values.Value, recipient?.Words());
        var key = request.KeyWhilePending;
        if (await PendingAsync(db, key, ct) is { } pending) return Answer(pending, true);
        db.Add(request.Opened(key, clock.Now));
        if (input.Post is { IsAsked: true } post) db.AddRange(post.Of(request, recipient?.Email, await CertificatePost.SelfAsync(db, ct), db, clock.Now));
        db.Add(CertificateNews.Requested(request, terms.Contract.Number));
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? await AnswerRivalAsync(by, input.CommandId, key, saved.Problem, ct) : Answer(request, false);
    }

    internal static string KeyOf(Guid contractId, Guid? itemId, Guid templateId, IReadOnlyDictionary<string, string> values, Guid? recipientId = null, RecipientWords? recipient = null)
    {
        var answers = values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => new[] { v.Key, v.Value });
        // For nobody in particular it is the key it always was: requests under way are recognised by it.
        object all = recipientId is null ? new { contractId, itemId, templateId, values = answers } : new { contractId, itemId, templateId, values = answers, recipientId, recipient };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(all)));
    }

    internal static async Task<CertificateRecipient?> RecipientAsync(BrokerDb db, CertificateTerms terms, Input input, CancellationToken ct) => input.RecipientId is not { } id ? null
        : await db.CertificateRecipients.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.ClientId == terms.Contract.ClientId && !r.Removed, ct);

    internal async Task<Problem?> CheckAsync(BrokerDb db, CertificateTerms terms, Input input, CancellationToken ct)
    {
        if (!terms.Eligibility.HasButton) return new("certificate.not-offered");
        if (terms.Eligibility.Reasons.FirstOrDefault() is { } reason) return reason;
        if (terms.For(input.ItemId is not null).All(t => t.Template.Id != input.TemplateId)) return new("certificate.template-not-offered", nameof(Input.TemplateId));
        if (input.ItemId is null) return null;
        var item = await db.InsuredItems.AsNoTracking().SingleOrDefaultAsync(i => i.Id == input.ItemId && i.ContractId == input.ContractId, ct);
        if (item is null) return Problem.Missing.At(nameof(Input.ItemId));
        return terms.Held || item.IsCoveredOn(clock.Today) ? null : Problem.Of("certificate.item-not-covered", item.Label).At(nameof(Input.ItemId));
    }

    internal CertificateRequest Open(Actor actor, CertificateTerms terms, TitledTemplate offered, Input input, Dictionary<string, string> values, RecipientWords? recipient) => new()
    {
        ClientId = terms.Contract.ClientId, ContractId = terms.Contract.Id, ItemId = input.ItemId,
        TemplateId = offered.Template.Id, TemplateFileId = offered.Template.FileId, Title = offered.Title, CommandId = input.CommandId,
        RequestedById = actor.PersonId ?? Guid.Empty, RequestedBy = actor.Signature, Language = actor.Language, RequestedAt = clock.Now,
        Values = values, NeedsDecision = terms.Held, RecipientId = input.RecipientId, Recipient = recipient,
    };

    /// <summary>Two presses at the same moment: the archive let one in, and the other answers with it.</summary>
    private async Task<Result<RequestedCertificate>> AnswerRivalAsync(Caller by, Guid commandId, string key, Problem problem, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        if (await db.CertificateRequests.AsNoTracking().SingleOrDefaultAsync(r => r.CommandId == commandId, ct) is { } same) return Answer(same, false);
        return await PendingAsync(db, key, ct) is { } pending ? Answer(pending, true) : problem;
    }

    /// <summary>A colleague's too, shown to whoever asks or not.</summary>
    private static Task<CertificateRequest?> PendingAsync(BrokerDb db, string key, CancellationToken ct) =>
        db.Undivided<CertificateRequest>().AsNoTracking().SingleOrDefaultAsync(r => r.PendingKey == key, ct);

    private static RequestedCertificate Answer(CertificateRequest request, bool alreadyPending) => new(request.Id, alreadyPending, request.NeedsDecision);
}
