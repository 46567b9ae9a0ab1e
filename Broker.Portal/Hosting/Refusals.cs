using System.Globalization;
using System.Text.Json;
using Broker.Core.Common;
using Microsoft.AspNetCore.DataProtection;

namespace Broker.Portal.Hosting;

/// <summary>
/// Carries the refusal of a plain form back to the page it came from, in the address: sealed, so that nobody can make the portal say
/// something by sending a link, and forgotten after some minutes.
/// </summary>
public sealed class Refusals(IDataProtectionProvider protection)
{
    private const int MostLetters = 160;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("refusals").ToTimeLimitedDataProtector();

    public string Seal(Problem problem) => seal.Protect(JsonSerializer.Serialize(new Written(problem.Code, problem.Field, [.. problem.Args.Select(Write)])), Kept);

    /// <returns>Null for none, and for one that is too old or not ours.</returns>
    public Problem? Open(string? sealedProblem)
    {
        if (string.IsNullOrEmpty(sealedProblem)) return null;
        try
        {
            var written = JsonSerializer.Deserialize<Written>(seal.Unprotect(sealedProblem))!;
            return new Problem(written.Code, written.Field) { Args = written.Args };
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private static string Write(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return text.Length <= MostLetters ? text : text[..MostLetters] + "…";
    }

    private sealed record Written(string Code, string? Field, string[] Args);
}
