using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Common;
using Broker.Portal.Features.Certificates;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Features.Extranet;

/// <summary>Sends what was filled in: one certificate, or many together.</summary>
internal static class CertificateSending
{
    /// <param name="BatchId">Where it makes several.</param>
    public sealed record Sent(RequestedCertificate? Request, Guid? BatchId);

    public static IEnumerable<Problem> Missing(CertificateForm form, OfferedTemplate template)
    {
        if (form.AboutItem && form.Chosen.Count == 0) yield return new("certificate.choose-item", nameof(RequestCertificate.Input.ItemId));
        foreach (var field in template.Fields.Where(f => f.Required && string.IsNullOrWhiteSpace(form.Typed.GetValueOrDefault(f.Tag)))) yield return new("input.required", field.Tag);
    }

    public static async Task<Result<Sent>> SendAsync(Caller me, Guid contractId, CertificateForm form, OfferedTemplate template, RequestCertificate one, RequestCertificates many, IStringLocalizer<CertificatesText> words)
    {
        var values = template.Fields.ToDictionary(f => f.Tag, f => AnswerText.ToKept(f.Type, form.Typed.GetValueOrDefault(f.Tag)));
        var post = form.Post.IsAsked ? PostChoice.Worded(form.Post, template.Title, words) : null;
        if (form.Count == 1)
        {
            var sent = await one.RunAsync(me, new()
            {
                CommandId = form.CommandId, ContractId = contractId, ItemId = form.Chosen is [var item] ? item : null, TemplateId = template.Id, Values = values,
                RecipientId = form.RecipientIds is [var recipient] ? recipient : null, Post = post,
            });
            return sent.Failed ? sent.Problem : new Sent(sent.Value, null);
        }
        var batch = await many.RunAsync(me, new()
        {
            CommandId = form.CommandId, ContractId = contractId, TemplateId = template.Id, ItemIds = [.. form.Chosen], RecipientIds = [.. form.RecipientIds], Values = values, Post = post,
        });
        return batch.Failed ? batch.Problem : new Sent(null, batch.Value);
    }
}
