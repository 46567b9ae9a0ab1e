using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Contracts;

/// <summary>Why cover stops: a word of the firm's list, something typed, or both. It is kept as it was said then, whatever becomes of the word.</summary>
internal static class EndReason
{
    public static async Task<Result<string>> ReadAsync(BrokerDb db, Guid? wordId, string? typed, CancellationToken ct)
    {
        var detail = Inputs.Tidy(typed);
        if (wordId is null) return detail is null ? new Problem("input.required", "Reason") : detail;
        var word = await db.ListValues.Where(v => v.Id == wordId && v.List == ListKind.EndReason && !v.Retired).Select(v => v.Name).SingleOrDefaultAsync(ct);
        if (word is null) return Problem.Missing.At("ReasonId");
        var said = detail is null ? word : $"{word} – {detail}";
        return said.Length > Contract.ReasonLength ? Problem.Of("input.too-long", Contract.ReasonLength - word.Length - 3).At("Reason") : said;
    }
}
