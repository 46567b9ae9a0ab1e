using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Text;

namespace Broker.Core.Word.Pdf;

/// <summary>A certifying signature over the whole file, after which nothing may be changed (PAdES baseline B, ETSI EN 319 142-1).</summary>
internal static class PdfSignature
{
    /// <summary>Bytes kept free for it: a signature with its certificates takes some 3 000.</summary>
    private const int Room = 24_000;
    private const string Sha256Oid = "2.16.840.1.101.3.4.2.1", SigningCertificate = "1.2.840.113549.1.9.16.2.47";
    private const string Range = "/ByteRange[0 0000000000 0000000000 0000000000]";
    private static readonly string Contents = $"/Contents<{new string('0', Room * 2)}>";

    /// <summary>Makes room for one that has no looks of its own.</summary>
    public static void Place(PdfObjects objects, PdfFacts facts)
    {
        var value = objects.Add($"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached{Contents}{Range}/M {PdfString.Date(facts.At)}/Name {PdfString.Text(facts.Author)}"
            + "/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P 1/V/1.2>>>>]>>");
        var field = objects.Add($"<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature)/TU {PdfString.Text(facts.Author)}/F 132/Rect[0 0 0 0]/V {value} 0 R>>");
        PdfFinish.Change(objects, catalog => catalog.Set("/AcroForm", $"<</Fields[{field} 0 R]/SigFlags 3>>").Set("/Perms", $"<</DocMDP {value} 0 R>>"));
    }

    public static void Sign(byte[] file, SigningKey key)
    {
        var from = file.AsSpan().IndexOf(Encoding.Latin1.GetBytes(Contents)) + "/Contents".Length;
        var to = from + Contents.Length - "/Contents".Length;
        var range = string.Create(CultureInfo.InvariantCulture, $"/ByteRange[0 {from:0000000000} {to:0000000000} {file.Length - to:0000000000}]");
        Encoding.Latin1.GetBytes(range).CopyTo(file, file.AsSpan().IndexOf(Encoding.Latin1.GetBytes(Range)));

        var signature = Signed([.. file.AsSpan(0, from), .. file.AsSpan(to)], key);
        if (signature.Length > Room) throw new CryptographicException("The key's certificates are too many for a signature.");
        Encoding.Latin1.GetBytes(Convert.ToHexString(signature)).CopyTo(file, from + 1);
    }

    private static byte[] Signed(byte[] content, SigningKey key)
    {
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, key.Certificate) { DigestAlgorithm = new Oid(Sha256Oid), IncludeOption = System.Security.Cryptography.X509Certificates.X509IncludeOption.EndCertOnly };
        foreach (var other in key.Others) signer.Certificates.Add(other);
        signer.SignedAttributes.Add(new AsnEncodedData(new Oid(SigningCertificate), Names(key)));
        var signed = new SignedCms(new ContentInfo(content), detached: true);
        signed.ComputeSignature(signer, silent: true);
        return signed.Encode();
    }

    /// <summary>Names the certificate within what is signed: another one cannot be put in its place.</summary>
    private static byte[] Names(SigningKey key)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence()) writer.WriteOctetString(SHA256.HashData(key.Certificate.RawData));
        return writer.Encode();
    }
}
