using Broker.Core.Common;
using Broker.Core.Communication.Mailboxes;
using Broker.Core.Word.Pdf;

namespace Broker.Core.Certificates;

/// <summary>The key's file and password as they are kept: closed together.</summary>
internal static class KeptKey
{
    private const char Between = '\n';

    public static string Close(ISeal seal, byte[] file, string password) => seal.Close(Convert.ToBase64String(file) + Between + password);

    /// <summary>Problems: those of the key, and papers.key-lost when the portal's own keys are gone.</summary>
    public static Result<SigningKey> Open(ISeal seal, string? kept, DateTime now)
    {
        if (kept is null || seal.Open(kept) is not { } open || open.IndexOf(Between, StringComparison.Ordinal) is not (> 0 and var at)) return new Problem("papers.key-lost");
        return SigningKey.Read(Convert.FromBase64String(open[..at]), open[(at + 1)..], now);
    }
}
