using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Broker.Core.Word.Pdf;

/// <summary>
/// Encryption by which a PDF opens for everybody and is changed by nobody (ISO 32000-2, 7.6: AES-256, revision 6). It opens with an empty password; the owner's is made
/// here and thrown away. To print, to copy from and to read aloud is allowed.
/// </summary>
internal sealed class PdfLock
{
    private const uint Rights = 0xFFFFF0C0 | Print | Copy | ReadAloud | PrintFinely;
    private const uint Print = 1 << 2, Copy = 1 << 4, ReadAloud = 1 << 9, PrintFinely = 1 << 11;

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    /// <summary>The dictionary that says how it is encrypted; itself it is not.</summary>
    public string Dictionary()
    {
        var (user, userKey) = Password([], []);
        var (owner, ownerKey) = Password(RandomNumberGenerator.GetBytes(32), user);
        return $"<</Filter/Standard/V 5/R 6/Length 256/P {unchecked((int)Rights).ToString(CultureInfo.InvariantCulture)}/U {Hex(user)}/UE {Hex(userKey)}/O {Hex(owner)}/OE {Hex(ownerKey)}/Perms {Hex(Permissions())}"
            + "/CF<</StdCF<</CFM/AESV3/AuthEvent/DocOpen/Length 32>>>>/StmF/StdCF/StrF/StdCF/EncryptMetadata true>>";
    }

    public byte[] Close(byte[] content)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        var vector = RandomNumberGenerator.GetBytes(16);
        return [.. vector, .. aes.EncryptCbc(content, vector)];
    }

    /// <summary>The same value, with every string in it closed.</summary>
    public string CloseStrings(string value)
    {
        var closed = new StringBuilder(value.Length);
        for (var at = 0; at < value.Length;)
        {
            var end = value[at] switch
            {
                '(' => PdfSyntax.EndOfString(value, at),
                '<' when at + 1 < value.Length && value[at + 1] != '<' && (at == 0 || value[at - 1] != '<') => value.IndexOf('>', at) + 1,
                _ => -1,
            };
            if (end < 0) closed.Append(value[at++]);
            else
            {
                closed.Append(Hex(Close(PdfString.Bytes(value[at..end]))));
                at = end;
            }
        }
        return closed.ToString();
    }

    private static string Hex(byte[] bytes) => PdfString.Hex(bytes);

    /// <summary>What checks a password, with the file's key closed by it.</summary>
    private (byte[] Check, byte[] Key) Password(byte[] password, byte[] user)
    {
        var (checkSalt, keySalt) = (RandomNumberGenerator.GetBytes(8), RandomNumberGenerator.GetBytes(8));
        using var aes = Aes.Create();
        aes.Key = Hash(password, keySalt, user);
        return ([.. Hash(password, checkSalt, user), .. checkSalt, .. keySalt], aes.EncryptCbc(key, new byte[16], PaddingMode.None));
    }

    private byte[] Permissions()
    {
        var plain = new byte[16];
        BinaryPrimitives.WriteUInt32LittleEndian(plain, Rights);
        BinaryPrimitives.WriteUInt32LittleEndian(plain.AsSpan(4), uint.MaxValue);
        "Tadb"u8.CopyTo(plain.AsSpan(8));
        RandomNumberGenerator.Fill(plain.AsSpan(12));
        using var aes = Aes.Create();
        aes.Key = key;
        // One block, as the standard wants it.
        return aes.EncryptCbc(plain, new byte[16], PaddingMode.None);
    }

    /// <summary>Algorithm 2.B: slow on purpose.</summary>
    internal static byte[] Hash(byte[] password, byte[] salt, byte[] user)
    {
        var hash = SHA256.HashData([.. password, .. salt, .. user]);
        for (var round = 0; ; round++)
        {
            var once = (byte[])[.. password, .. hash, .. user];
            var many = new byte[once.Length * 64];
            for (var i = 0; i < 64; i++) once.CopyTo(many, i * once.Length);
            using var aes = Aes.Create();
            aes.Key = hash[..16];
            var mixed = aes.EncryptCbc(many, hash[16..32], PaddingMode.None);
            hash = (mixed.Take(16).Sum(b => b) % 3) switch { 0 => SHA256.HashData(mixed), 1 => SHA384.HashData(mixed), _ => SHA512.HashData(mixed) };
            if (round >= 63 && mixed[^1] <= round - 31) return hash[..32];
        }
    }
}
