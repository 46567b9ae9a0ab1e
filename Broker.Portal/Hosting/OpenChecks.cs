using System.Collections.Concurrent;
using System.Security.Cryptography;
using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Changes;
using Broker.Core.Contracts;
using Broker.Core.Files;
using Broker.Core.Fleets;
using Microsoft.AspNetCore.DataProtection;

namespace Broker.Portal.Hosting;

/// <summary>
/// Checks of certificates that stay open on somebody's screen, and ask every few seconds how it stands. Each carries a key which only a page that found its certificate was given:
/// so they are told apart from whoever guesses codes, and are never refused because of them. As long as nothing changed they all share one answer.
/// </summary>
public sealed class OpenChecks
{
    /// <summary>The bell drops what a change makes stale; midnight, and what no bell tells, is seen after that long.</summary>
    private static readonly TimeSpan Good = TimeSpan.FromMinutes(1);
    private const int Most = 10_000;
    private const string Beginning = "/verify/", Ending = "/state";

    private static readonly HashSet<string> Telling =
        [nameof(Certificate), nameof(CertificateRequest), nameof(Document), nameof(Contract), nameof(Suspension), nameof(Termination), nameof(Vehicle), nameof(Building), nameof(InsuredPerson)];

    private readonly IDataProtector seal;
    private readonly VerifyCertificateQuery verify;
    private readonly TimeProvider clock;

    /// <summary>A new one after each change: whoever was still reading writes into one that nobody looks at.</summary>
    private volatile ConcurrentDictionary<string, Answer> known = new();

    private sealed record Answer(string Word, DateTimeOffset Since);

    public OpenChecks(IDataProtectionProvider protection, VerifyCertificateQuery verify, ChangeFeed feed, TimeProvider clock)
    {
        (seal, this.verify, this.clock) = (protection.CreateProtector("open-checks"), verify, clock);
        feed.Stale += changes =>
        {
            if (!known.IsEmpty && changes.Any(change => change == Change.Everything || Telling.Contains(change.Subject))) known = new();
        };
    }

    /// <summary>Where the page of a certificate that was found asks how it stands.</summary>
    public string AddressOf(string code) => $"{Beginning}{Uri.EscapeDataString(code)}{Ending}?key={seal.Protect(code)}";

    /// <summary>It comes from a page that had found its certificate.</summary>
    public bool Sent(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        if (request.Query["key"] is not [{ Length: > 0 and < 1000 } key] || path.Length <= Beginning.Length + Ending.Length || !path.EndsWith(Ending, StringComparison.Ordinal)) return false;
        try
        {
            return seal.Unprotect(key) == path[Beginning.Length..^Ending.Length];
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <returns>One word; null for a code nobody was given.</returns>
    public async Task<string?> StateAsync(string code, CancellationToken ct)
    {
        var shelf = known;
        if (shelf.TryGetValue(code, out var held) && clock.GetUtcNow() - held.Since < Good) return held.Word;
        var since = clock.GetUtcNow();
        if (await verify.RunAsync(Caller.Nobody, code, ct) is not { } found) return null;
        if (shelf.Count < Most) shelf[code] = new(found.State.ToString(), since);
        return found.State.ToString();
    }
}
