using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Portal.Kit;
using Microsoft.AspNetCore.Mvc;

namespace Broker.Portal.Hosting;

/// <summary>Files the firm adds to a client's documents, sent by a plain form.</summary>
public static class Uploads
{
    public const int MostMegabytes = 25;

    public static void MapUploads(this WebApplication app) =>
        app.MapPost("/clients/{clientId:guid}/documents", FileAsync).RequireAuthorization(Identities.StaffPolicy);

    /// <summary>What can be filed is filed; of the rest the page says which and why.</summary>
    private static async Task<IResult> FileAsync(HttpContext context, Guid clientId, IFormFileCollection files, [FromForm] Guid? contractId, [FromForm] Guid? quoteId, [FromForm] Guid? claimId, [FromForm] bool? share, FileDocument file,
        ProblemTexts texts, Refusals refusals, CancellationToken ct)
    {
        List<(string Name, Problem Problem)> refused = [];
        foreach (var sent in files)
        {
            await using var content = sent.OpenReadStream();
            var input = new FileDocument.Input { ClientId = clientId, ContractId = contractId, QuoteId = quoteId, ClaimId = claimId, FileName = sent.FileName, Share = share == true };
            var problem = sent.Length > MostMegabytes * 1024 * 1024 ? new Problem("document.too-large") : (await file.RunAsync(context.User.CallerIn(null), input, content, ct)).Problem;
            if (problem is not null) refused.Add((sent.FileName, problem));
        }
        var documents = (contractId, quoteId, claimId) switch
        {
            (_, { } quote, _) => $"/clients/{clientId}/quotes/{quote}?",
            (_, _, { } claim) => $"/clients/{clientId}/claims/{claim}?",
            ({ } contract, _, _) => $"/clients/{clientId}/contracts/{contract}?tab=documents",
            _ => $"/clients/{clientId}?tab=communication",
        };
        var refusal = files.Count == 0 ? new Problem("document.none")
            : refused.Count == 0 ? null
            : Problem.Of("document.not-added", string.Join(", ", refused.Select(r => r.Name)), texts.Of(refused[0].Problem));
        return Results.LocalRedirect($"{documents}{(refusal is null ? "" : $"&refused={Uri.EscapeDataString(refusals.Seal(refusal))}")}");
    }
}
