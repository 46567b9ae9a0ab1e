using System.Text;
using System.Xml;
using Broker.Core.Common;
using DocumentFormat.OpenXml.Packaging;

namespace Broker.Core.Word;

/// <summary>
/// The first thing that touches an uploaded Word file, before any library does: it says whether the file may be opened at all.
/// Nothing the file declares about itself is believed; lengths are counted while inflating.
/// </summary>
/// <remarks>
/// Refusals, with their values in order:
/// word.empty; word.too-large (limit in MB); word.not-a-document; word.old-format; word.encrypted; word.damaged (part);
/// word.too-many-parts (limit); word.bad-name (entry); word.duplicate (entry); word.bomb (limit in MB); word.part-too-large (part, limit in MB);
/// word.dtd (part); word.too-deep (part); word.too-many-elements (limit); word.strict; word.macros; word.ole (part); word.activex (part);
/// word.altchunk (part); word.subdocument (part); word.attached-template (target); word.external-content (part, target); word.link (part, target);
/// word.picture-kind (part, kind in capitals).
/// </remarks>
public static class PackageGate
{
    public const int MaxMegabytes = 5;

    public static Result Check(byte[] file)
    {
        try
        {
            RefuseWhatIsNoZip(file);
            var package = PackageEntries.Read(file);
            var types = PackageTypes.Read(package);
            PackageXml.Check(package, types);
            PackageParts.Check(package, types);
            Open(file);
            return Result.Done;
        }
        catch (GateRefusal refusal)
        {
            return refusal.Problem;
        }
    }

    private static void RefuseWhatIsNoZip(byte[] file)
    {
        if (file.Length == 0) throw new GateRefusal("word.empty");
        if (file.Length > MaxMegabytes * 1024 * 1024) throw new GateRefusal("word.too-large", MaxMegabytes);
        var head = file.AsSpan();
        if (head.StartsWith(CompoundFile))
            throw new GateRefusal(head.IndexOf(EncryptedPackage) >= 0 ? "word.encrypted" : "word.old-format");
        if (!head.StartsWith("PK\u0003\u0004"u8)) throw new GateRefusal("word.not-a-document");
    }

    /// <summary>Last, and only now safe: what passes is a file the library can open, so that nobody after the gate need ask.</summary>
    private static void Open(byte[] file)
    {
        try
        {
            using var word = WordprocessingDocument.Open(new MemoryStream(file, writable: false), isEditable: false, MergeTags.Settings());
            foreach (var (part, _) in MergeTags.PartsOf(word)) MergeTags.Load(part);
        }
        catch (Exception e) when (e is OpenXmlPackageException or XmlException or IOException or InvalidDataException or InvalidOperationException or ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new GateRefusal("word.damaged", "package");
        }
    }

    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>The stream in which Office keeps a document behind a password; names in a compound file are UTF-16.</summary>
    private static readonly byte[] EncryptedPackage = Encoding.Unicode.GetBytes("EncryptedPackage");
}

/// <summary>Carries the reason from the depth where it is seen to the gate's answer.</summary>
internal sealed class GateRefusal(string code, params object?[] args) : Exception(code)
{
    public Problem Problem { get; } = Problem.Of(code, args);
}
