using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Broker.Tests.Word.Pdf;

/// <summary>Key files as an authority, or a careless hand, may give them.</summary>
internal static class Keys
{
    public const string Password = "clé du cabinet";
    private static readonly DateTimeOffset Morning = new(World.World.Today.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    public static byte[] Good { get; } = File();

    public static byte[] File(int bits = 2048, X509KeyUsageFlags usage = X509KeyUsageFlags.DigitalSignature, int fromDays = -10, int days = 400, bool withKey = true)
    {
        using var rsa = RSA.Create(bits);
        var request = new CertificateRequest("CN=Cabinet Ardelane, O=Cabinet Ardelane, C=FR", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        using var certificate = request.CreateSelfSigned(Morning.AddDays(fromDays), Morning.AddDays(days));
        using var open = withKey ? null : X509CertificateLoader.LoadCertificate(certificate.RawData);
        return (open ?? certificate).Export(X509ContentType.Pkcs12, Password);
    }

    public static byte[] Curve()
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=Cabinet Ardelane", curve, HashAlgorithmName.SHA256).CreateSelfSigned(Morning.AddDays(-1), Morning.AddDays(400));
        return certificate.Export(X509ContentType.Pkcs12, Password);
    }
}
