using System.Globalization;
using System.Threading.RateLimiting;
using Broker.Core.Certificates;
using Broker.Core.Common;
using Broker.Core.Templates;
using Broker.Core.Word;
using Broker.Portal.Features.Extranet;
using Broker.Portal.Kit;
using Broker.Portal.Workshop;

namespace Broker.Portal.Hosting;

/// <summary>
/// What a preview needs beside its page (js/preview.js): the empty sheet, the fonts of paper, and the document as it stands with what is typed. They change nothing; what
/// is typed comes as a body because it is nobody's business on the way.
/// </summary>
public static class Previews
{
    public const string Limit = "previews";

    /// <summary>The sheet, which is the same for all; its address changes when it does.</summary>
    public static readonly string Sheet = $"/preview/sheet?of={PreviewSheet.Stamp}";

    public static string Template(Guid templateId) => $"/templates/{templateId}/page";

    public static string Certificate(Guid clientId, Guid contractId, Guid templateId, Guid? itemId, Guid? recipientId = null) =>
        $"{Spaces.Contract(clientId, contractId)}/certificate/page?template={templateId}{(itemId is { } item ? $"&item={item}" : "")}{(recipientId is { } recipient ? $"&recipient={recipient}" : "")}";

    public static void MapPreviews(this WebApplication app)
    {
        app.MapGet("/preview/sheet", SheetAnswer).RequireAuthorization();
        app.MapGet("/preview/fonts/{face}", FontAnswer).RequireAuthorization();
        app.MapPost("/templates/{templateId:guid}/page", (HttpContext context, Guid templateId, Asked asked, TemplatePageQuery pages, ProblemTexts texts, CancellationToken ct) =>
            AnswerAsync(texts, () => pages.RunAsync(context.User.CallerIn(null), templateId, asked.Answers(), ct))).RequireAuthorization(Identities.StaffPolicy).RequireRateLimiting(Limit);
        app.MapPost("/space/{clientId:guid}/contracts/{contractId:guid}/certificate/page", (HttpContext context, Guid clientId, Guid contractId, Guid template, Guid? item, Guid? recipient, Asked asked,
            CertificatePageQuery pages, ProblemTexts texts, CancellationToken ct) => AnswerAsync(texts, () => pages.RunAsync(
                context.User.CallerIn(clientId), new() { ContractId = contractId, TemplateId = template, ItemId = item, RecipientId = recipient }, asked.Answers(), ct))).RequireAuthorization(Identities.ClientPolicy).RequireRateLimiting(Limit);
    }

    /// <summary>Asked for when a part of the page comes or goes, not at each keystroke.</summary>
    public static RateLimitPartition<string> PerPerson(HttpContext context) => RateLimitPartition.GetTokenBucketLimiter(context.User.PersonId()?.ToString() ?? "", _ => new()
    {
        TokenLimit = 60, TokensPerPeriod = 15, ReplenishmentPeriod = TimeSpan.FromSeconds(5), QueueLimit = 10, AutoReplenishment = true,
    });

    private static IResult SheetAnswer(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = PreviewSheet.Policy;
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return Results.Content(PreviewSheet.Html, "text/html; charset=utf-8");
    }

    private static IResult FontAnswer(HttpContext context, string face, PrintFonts fonts)
    {
        if (fonts.Compressed(face) is not { } font) return Results.NotFound();
        context.Response.Headers.ContentEncoding = "br";
        context.Response.Headers.CacheControl = "private, max-age=2592000";
        return Results.Bytes(font, "font/ttf");
    }

    private static async Task<IResult> AnswerAsync(ProblemTexts texts, Func<Task<Result<LivePage>>> read)
    {
        try
        {
            var page = await read();
            if (page.Problem == Problem.Missing) return Results.NotFound();
            if (page.Failed) return Results.Json(new { problem = texts.Of(page.Problem) }, statusCode: StatusCodes.Status422UnprocessableEntity);
            var (styles, body, language, fields, forms) = page.Value;
            return Results.Json(new { styles, body, language, fields, forms, point = CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator });
        }
        catch (Broker.Core.Access.Forbidden)
        {
            return Results.NotFound();
        }
    }

    /// <param name="Typed">Nothing where nothing is asked.</param>
    public sealed record Asked(IReadOnlyList<Answer>? Typed)
    {
        public IReadOnlyList<TypedAnswer> Answers() => [.. (Typed ?? []).Take(500).Select(a => a.Read())];
    }

    /// <param name="Kept">In the one form answers are kept in, and not as its reader's language writes it.</param>
    public sealed record Answer(string? Tag, string? Type, string? Text, bool Kept, bool Stands)
    {
        public TypedAnswer Read()
        {
            var type = Enum.TryParse<FieldType>(Type, out var known) && Enum.IsDefined(known) ? known : (FieldType?)null;
            return new(Tag ?? "", type, Kept || type is null ? Text : AnswerText.ToKept(type.Value, Text), Stands);
        }
    }
}
