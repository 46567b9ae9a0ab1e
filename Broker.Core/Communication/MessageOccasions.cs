using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Communication;
using Broker.Core.Templates;
using Broker.Core.Word;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    /// <summary>Those a validation keeps in the house.</summary>
    public IQueryable<Message> HeldMails => Messages.Where(m => m.State == MessageState.Held);

    /// <summary>The mails the firm's predefined messages make of what just happened, in the same save (R-ASC-03).</summary>
    internal async Task WriteMessagesAsync(TaskTrigger trigger, Guid clientId, Guid? contractId, DateOnly today, CancellationToken ct)
    {
        var predefined = await PredefinedMessages.AsNoTracking().Include(m => m.Roles).Where(m => m.Active && m.Trigger == trigger).OrderBy(m => m.Name).ToListAsync(ct);
        // What just happened may be on its way into the archive: what is at hand counts, saved or not.
        if (predefined.Count == 0 || await Clients.FindAsync([clientId], ct) is not { } client) return;
        var values = await MessageValuesAsync(client, contractId, today, ct);
        foreach (var model in predefined)
            foreach (var to in await RecipientsAsync(model, client, ct))
            {
                var author = await Users.Where(p => p.Id == client.HandlerId).Select(p => p.FirstName + " " + p.LastName).SingleOrDefaultAsync(ct);
                var message = Add(new Message
                {
                    ClientId = client.Id, TemplateId = model.Id, AuthorId = client.HandlerId, Author = author ?? Actor.Name, To = to,
                    Subject = Fit(MailAddresses.OneLine(MessageTags.Fill(model.Subject, values, Culture))), Body = MessageTags.Fill(model.Body, values, Culture),
                    CreatedAt = Clock.GetUtcNow().UtcDateTime, At = Clock.GetUtcNow().UtcDateTime,
                }).Entity;
                await DispatchAsync(message, model.ValidationId, today, ct);
            }
    }

    /// <summary>Into the queue, or before whoever validates such mails; the client's history says which (R-EML-05, R-TSK-10).</summary>
    internal async Task DispatchAsync(Message message, Guid? validationId, DateOnly today, CancellationToken ct)
    {
        var now = Clock.GetUtcNow().UtcDateTime;
        // Switched off or not: what was to be held never leaves because nobody is asked.
        var validation = validationId is null ? null : await TaskTemplates.AsNoTracking().Include(t => t.Recipients).Include(t => t.Groups)
            .SingleOrDefaultAsync(t => t.Id == validationId && t.Kind == TaskKind.Validation, ct);
        if (validation is null) message.Queue(now);
        else
        {
            message.Hold(now);
            var task = Add(validation.Make(today, now, Actor.PersonId, Actor.PersonId is null ? "" : Actor.Name, message.ClientId, null, message.Id)).Entity;
            task.Address(validation.Recipients.Select(r => r.PersonId), validation.Groups.Select(g => g.ListId));
            await TellRecipientsAsync(task, today, ct);
        }
        AddEvent(message.ClientId, null, validation is null ? SendMessage.Sent : SendMessage.Held, message.To, message.Subject);
    }

    /// <summary>Its validation was decided: it leaves, or never does.</summary>
    internal async Task DecideMailAsync(Guid? messageId, bool accepted, CancellationToken ct)
    {
        if (messageId is null || await HeldMails.SingleOrDefaultAsync(m => m.Id == messageId, ct) is not { } message) return;
        if (accepted) message.Queue(Clock.GetUtcNow().UtcDateTime);
        else message.Refuse();
        AddEvent(message.ClientId, null, accepted ? SendMessage.Sent : SendMessage.Refused, message.To, message.Subject);
    }

    internal async Task<TagValues> MessageValuesAsync(Client client, Guid? contractId, DateOnly today, CancellationToken ct)
    {
        var values = new TagValues().Set("client.reference", client.Reference).Set("client.name", client.Name).Set("client.address", client.Address).Set("client.street", client.Street)
            .Set("client.postal_code", client.PostalCode).Set("client.city", client.City).Set("client.siren", client.Siren).Set("client.email", client.Email).Set("client.phone", client.Phone)
            .Set("date.today", today);
        if (await Firms.AsNoTracking().SingleOrDefaultAsync(ct) is { } firm) values.SetFirm(firm.ToIdentity(new FirmIdentity()));
        if (await Users.Where(p => p.Id == client.HandlerId).Select(p => new { Name = p.FirstName + " " + p.LastName, p.Email }).SingleOrDefaultAsync(ct) is { } handler)
            values.Set("handler.name", handler.Name).Set("handler.email", handler.Email);
        if (contractId is null || await Contracts.FindAsync([contractId], ct) is not { } contract) return values;
        return values.Set("contract.number", contract.Number).Set("contract.effective", contract.EffectiveOn).Set("contract.end", contract.ExpiresOn is { } end ? end : (MergeValue?)null)
            .Set("contract.premium", contract.AnnualPremium)
            .Set("contract.risk", await Risks.Where(r => r.Id == contract.RiskId).Select(r => r.Name).SingleAsync(ct))
            .Set("contract.insurer", await Insurers.Where(i => i.Id == contract.InsurerId).Select(i => i.Name).SingleAsync(ct))
            .Set("contract.product", await Products.Where(p => p.Id == contract.ProductId).Select(p => p.Name).SingleOrDefaultAsync(ct));
    }

    /// <summary>The client by a mail of their own; those of the firm by one mail together.</summary>
    private async Task<IReadOnlyList<string>> RecipientsAsync(PredefinedMessage model, Client client, CancellationToken ct)
    {
        var roles = model.Roles.ConvertAll(r => r.RoleId);
        var colleagues = await Users.Where(p => p.Active && p.ProfileId != null
                && ((model.ToHandler && p.Id == client.HandlerId) || Correspondents.Any(c => c.ClientId == client.Id && c.PersonId == p.Id && c.RoleId != null && roles.Contains(c.RoleId.Value))))
            .OrderBy(p => p.LastName).ThenBy(p => p.FirstName).Select(p => p.Email).ToListAsync(ct);
        List<string> groups = [];
        if (model.ToClient && MailAddresses.IsOne(client.Email)) groups.Add(client.Email!);
        groups.AddRange(colleagues.OfType<string>().Where(MailAddresses.IsOne).Chunk(Message.MostRecipients).Select(chunk => string.Join(", ", chunk)));
        return groups;
    }

    private static System.Globalization.CultureInfo Culture => new FirmIdentity().Culture;

    private static string Fit(string subject) => subject.Length <= Message.SubjectLength ? subject : subject[..Message.SubjectLength];
}
