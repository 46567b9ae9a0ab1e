using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Broker.Core.Common;

namespace Broker.Core.Word.Pdf;

/// <summary>A key to sign with, from a PKCS#12 file (.p12, .pfx), with the certificate that says whose it is.</summary>
public sealed class SigningKey : IDisposable
{
    public const int MostBytes = 64 * 1024;
    private const int FewestBits = 2048;

    private SigningKey(X509Certificate2 certificate, IReadOnlyList<X509Certificate2> others) => (Certificate, Others) = (certificate, others);

    public X509Certificate2 Certificate { get; }

    /// <summary>Of those who vouch for it.</summary>
    public IReadOnlyList<X509Certificate2> Others { get; }

    public string Subject => Certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
    public string Issuer => Certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true);

    /// <summary>In UTC.</summary>
    public DateTime ExpiresAt => Certificate.NotAfter.ToUniversalTime();

    /// <summary>Problems: key.password-wrong, key.unreadable, key.none, key.not-for-signing, key.weak, key.not-yet and key.expired.</summary>
    /// <param name="now">In UTC.</param>
    public static Result<SigningKey> Read(byte[] file, string password, DateTime now)
    {
        if (file.Length > MostBytes) return new Problem("key.unreadable");
        X509Certificate2Collection all;
        try
        {
            all = X509CertificateLoader.LoadPkcs12Collection(file, password, X509KeyStorageFlags.EphemeralKeySet);
        }
        catch (CryptographicException)
        {
            return new Problem(IsPkcs12(file) ? "key.password-wrong" : "key.unreadable");
        }
        if (all.FirstOrDefault(c => c.HasPrivateKey) is not { } certificate)
        {
            foreach (var one in all) one.Dispose();
            return new Problem("key.none");
        }
        var key = new SigningKey(certificate, [.. all.Where(c => c != certificate)]);
        if (key.Refusal(now) is not { } problem) return key;
        key.Dispose();
        return problem;
    }

    public void Dispose()
    {
        Certificate.Dispose();
        foreach (var other in Others) other.Dispose();
    }

    private Problem? Refusal(DateTime now)
    {
        var usage = Certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault();
        if (usage is not null && (usage.KeyUsages & (X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)) == 0) return new("key.not-for-signing");
        using var rsa = Certificate.GetRSAPublicKey();
        using var curve = Certificate.GetECDsaPublicKey();
        if (rsa is null && curve is null) return new("key.not-for-signing");
        if (rsa?.KeySize < FewestBits) return new("key.weak");
        if (Certificate.NotBefore.ToUniversalTime() > now) return new("key.not-yet");
        return ExpiresAt <= now ? new("key.expired") : null;
    }

    /// <summary>A sequence whose first element is the number 3: what else fails to open, fails by its password.</summary>
    private static bool IsPkcs12(byte[] file)
    {
        try
        {
            return X509Certificate2.GetCertContentType(file) is X509ContentType.Pkcs12;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
