using Broker.Core.Common;
using Broker.Core.Files;
using Microsoft.AspNetCore.Mvc;

namespace Broker.Portal.Hosting;

/// <summary>Files the firm adds to a client's documents, sent by a plain form.</summary>
public static class Uploads
{
    public const int MostMegabytes = 25;

    /// <summary>What the documents tab can be asked to say after a refused upload.</summary>
    public static readonly IReadOnlyList<string> Refusals = ["document.none", "document.too-large", "document.type-unknown", "document.empty", "common.missing", "input.too-long"];

    public static void MapUploads(this WebApplication app) =>
        app.MapPost("/clients/{clientId:guid}/documents", FileAsync).RequireAuthorization(Identities.StaffPolicy);

    private static async Task<IResult> FileAsync(HttpContext context, Guid clientId, IFormFileCollection files, [FromForm] Guid? contractId, [FromForm] bool? share, FileDocument file, CancellationToken ct)
    {
        var problem = Unfit(files);
        foreach (var sent in problem is null ? files.ToArray() : [])
        {
            await using var content = sent.OpenReadStream();
            var input = new FileDocument.Input { ClientId = clientId, ContractId = contractId, FileName = sent.FileName, Share = share == true };
            problem ??= (await file.RunAsync(context.User.CallerIn(null), input, content, ct)).Problem;
        }
        var documents = contractId is null ? $"/clients/{clientId}?tab=communication" : $"/clients/{clientId}/contracts/{contractId}?tab=documents";
        return Results.LocalRedirect($"{documents}{(problem is null ? "" : $"&problem={Uri.EscapeDataString(problem.Code)}")}");
    }

    private static Problem? Unfit(IFormFileCollection files) =>
        files.Count == 0 ? new Problem("document.none")
        : files.Any(f => f.Length > MostMegabytes * 1024 * 1024) ? new Problem("document.too-large")
        : null;
}
