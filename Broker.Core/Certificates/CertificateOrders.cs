using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Fleets;
using Broker.Core.Storage;
using Broker.Core.Templates;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>One certificate to be made among others.</summary>
/// <param name="Wording">In the place of the recipient's own, this time.</param>
internal sealed record CertificateOrder(Guid? ItemId, Guid TemplateId, IReadOnlyDictionary<string, string?> Values, Guid? RecipientId, string? Wording = null);

/// <summary>
/// Opens many requests at once: each is checked as if it were asked for by itself, joins the same queue, and is printed, numbered, decided on and shared like any other. What cannot be asked for
/// is named with its reason, and stops none of the others.
/// </summary>
internal sealed class CertificateOrders(BrokerStore store, IFileShelf shelf, FirmClock clock)
{
    private const int Tries = 4;

    private sealed record Ground(
        CertificateTerms Terms, bool Held, IReadOnlyDictionary<Guid, InsuredItem> Items, IReadOnlyDictionary<Guid, CertificateRecipient> Recipients, string? Self);

    /// <returns>The batch's id.</returns>
    public async Task<Result<Guid>> OpenAsync(Caller by, Guid commandId, Guid contractId, IReadOnlyList<CertificateOrder> orders, CertificatePost? post, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            var opened = await TryAsync(by, commandId, contractId, orders, post, ct);
            // Another asked for one of them at the same moment: what is pending is looked at anew.
            if (tries == Tries || (opened.Problem != Problem.Taken && opened.Problem != Problem.Stale)) return opened;
        }
    }

    private async Task<Result<Guid>> TryAsync(Caller by, Guid commandId, Guid contractId, IReadOnlyList<CertificateOrder> orders, CertificatePost? post, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(db.Actor.IsFirm ? Permission.ManageClients : Permission.RequestCertificates);
        if (await db.CertificateBatches.AsNoTracking().SingleOrDefaultAsync(b => b.CommandId == commandId, ct) is { } sent) return sent.Id;
        if (orders.Count == 0) return new Problem("certificate-batch.none");
        if (orders.Count > CertificateBatch.Most) return Problem.Of("certificate-batch.too-many", CertificateBatch.Most);
        if (post?.Unfit is { } unfit) return unfit;
        if (await GroundAsync(db, contractId, orders, ct) is not { } ground) return Problem.Missing;
        if (!ground.Terms.Eligibility.HasButton) return new Problem("certificate.not-offered");
        // The firm asks nobody's leave, its own conditions hold all the same.
        if (CertificateEligibility.Of(ground.Terms.Contract.StateOn(clock.Today), ground.Terms.Settled is not null, ground.Held, hasTemplate: true, db.Actor.PartsOf(contractId).HasFlag(ContractPart.Account)).Reasons is [var reason, ..]) return reason;

        var batch = new CertificateBatch
        {
            ClientId = ground.Terms.Contract.ClientId, ContractId = contractId, CommandId = commandId, RequestedById = db.Actor.PersonId ?? Guid.Empty, RequestedBy = db.Actor.Signature,
            RequestedAt = clock.Now, Title = ground.Terms.Templates.FirstOrDefault(t => t.Template.Id == orders[0].TemplateId)?.Title ?? "",
        };
        var made = Make(db.Actor, batch, ground, orders);
        var keys = made.ConvertAll(m => m.KeyWhilePending);
        var pending = await db.Undivided<CertificateRequest>().Where(r => r.PendingKey != null && keys.Contains(r.PendingKey)).Select(r => r.PendingKey!).ToHashSetAsync(ct);
        var left = new List<CertificateRequest>();
        foreach (var request in made)
            if (pending.Add(request.KeyWhilePending)) left.Add(request);
            else batch.Refusals.Add(new(TitleOf(ground, request.ItemId, request.RecipientId, request.Title), "certificate.already-pending", []));
        if (left.Count == 0) return new Problem(batch.Refusals[0].Code) { Args = [.. batch.Refusals[0].Args] };

        db.Add(batch);
        foreach (var request in left) File(db, request, ground, post);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : batch.Id;
    }

    private async Task<Ground?> GroundAsync(BrokerDb db, Guid contractId, IReadOnlyList<CertificateOrder> orders, CancellationToken ct)
    {
        if (await CertificateTerms.ReadAsync(db, shelf, contractId, clock.Today, ct) is not { } terms) return null;
        var (items, recipients) = (orders.Select(o => o.ItemId).Distinct().ToList(), orders.Select(o => o.RecipientId).Distinct().ToList());
        return new(terms, terms.Held && !db.Actor.IsFirm,
            await db.InsuredItems.AsNoTracking().Where(i => i.ContractId == contractId && items.Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct),
            await db.CertificateRecipients.AsNoTracking().Where(r => r.ClientId == terms.Contract.ClientId && !r.Removed && recipients.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct),
            await CertificatePost.SelfAsync(db, ct));
    }

    private List<CertificateRequest> Make(Actor actor, CertificateBatch batch, Ground ground, IReadOnlyList<CertificateOrder> orders)
    {
        var made = new List<CertificateRequest>();
        foreach (var order in orders)
        {
            var checkedOne = Check(ground, order);
            if (checkedOne.Failed)
            {
                batch.Refusals.Add(new(TitleOf(ground, order.ItemId, order.RecipientId, batch.Title), checkedOne.Problem.Code, [.. checkedOne.Problem.Args.Select(a => a?.ToString() ?? "")]));
                continue;
            }
            var (offered, values) = checkedOne.Value;
            made.Add(new()
            {
                ClientId = batch.ClientId, ContractId = batch.ContractId, ItemId = order.ItemId, TemplateId = offered.Template.Id, TemplateFileId = offered.Template.FileId, Title = offered.Title,
                CommandId = Guid.CreateVersion7(), RequestedById = batch.RequestedById, RequestedBy = batch.RequestedBy, Language = actor.Language, RequestedAt = batch.RequestedAt, Values = values,
                NeedsDecision = ground.Held, BatchId = batch.Id, BatchPosition = made.Count, RecipientId = order.RecipientId,
                Recipient = order.RecipientId is { } id ? ground.Recipients[id].Words(order.Wording) : null,
            });
        }
        return made;
    }

    private Result<(TitledTemplate Offered, Dictionary<string, string> Values)> Check(Ground ground, CertificateOrder order)
    {
        if (order.ItemId is { } itemId)
        {
            if (!ground.Items.TryGetValue(itemId, out var item)) return Problem.Missing;
            if (!ground.Held && !item.IsCoveredOn(clock.Today)) return Problem.Of("certificate.item-not-covered", item.Label);
        }
        if (order.RecipientId is { } recipientId && !ground.Recipients.ContainsKey(recipientId)) return new Problem("recipient.gone");
        if (ground.Terms.For(order.ItemId is not null).FirstOrDefault(t => t.Template.Id == order.TemplateId) is not { } offered) return new Problem("certificate.template-not-offered");
        var values = AskedAnswers.Check(offered.Template.Fields.OrderBy(f => f.Position), order.Values);
        return values.Failed ? values.Problem : (offered, values.Value);
    }

    private void File(BrokerDb db, CertificateRequest request, Ground ground, CertificatePost? post)
    {
        db.Add(request.Opened(request.KeyWhilePending, clock.Now));
        db.Add(CertificateNews.Requested(request, ground.Terms.Contract.Number));
        if (post is { IsAsked: true }) db.AddRange(post.Of(request, request.RecipientId is { } id ? ground.Recipients[id].Email : null, ground.Self, db, clock.Now));
    }

    private static string TitleOf(Ground ground, Guid? itemId, Guid? recipientId, string title) => Inputs.Cut(string.Join(" · ", new[]
    {
        itemId is { } item ? ground.Items.GetValueOrDefault(item)?.Label : null, recipientId is { } recipient ? ground.Recipients.GetValueOrDefault(recipient)?.Name : null,
    }.OfType<string>().DefaultIfEmpty(title)), 200);
}
