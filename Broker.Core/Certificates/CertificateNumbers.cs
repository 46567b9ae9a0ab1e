using System.Security.Cryptography;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Broker.Core.Templates;
using Broker.Core.Word;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>Numbers and verification codes of certificates.</summary>
internal static class CertificateNumbers
{
    private const int MostTries = 20;

    /// <summary>Crockford's digits and letters: none can be taken for another when read aloud or typed.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>
    /// The next number of the year, taken in a save of its own because it is printed before the certificate exists. It is never given out
    /// twice; a print that fails leaves a gap.
    /// </summary>
    public static async Task<string> TakeAsync(BrokerStore store, Caller by, int year, CancellationToken ct)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            await using var db = await store.OpenAsync(by, ct);
            var counter = await db.CertificateCounters.SingleOrDefaultAsync(c => c.Year == year, ct) ?? db.Add(new CertificateCounter { Year = year }).Entity;
            counter.Last++;
            if (!(await db.SaveAsync(ct)).Failed) return $"AT-{year}-{counter.Last:00000}";
        }
        throw new InvalidOperationException("The certificates' counter is never free.");
    }

    public static string NewCode() => RandomNumberGenerator.GetString(Alphabet, Certificate.CodeLength);

    /// <summary>As typed by hand: letters of any case, in groups, and O, I and L for the digits they look like.</summary>
    public static string Plain(string code) => string.Concat(
        code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Select(c => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c }));

    /// <summary>What is printed at the foot where the template shows no QR picture.</summary>
    public static CheckLine CheckLineOf(string number, string code, string address) => new(number, code, address, QrPicture.Of(address));

    public static CheckLine CheckLineOf(string number, string code, FirmIdentity firm) => CheckLineOf(number, code, AddressOf(firm, code));

    public static string AddressOf(FirmIdentity firm, string code) => $"{firm.VerificationUrl.TrimEnd('/')}/{code}";
}
