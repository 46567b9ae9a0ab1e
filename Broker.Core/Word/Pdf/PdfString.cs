using System.Globalization;
using System.Text;

namespace Broker.Core.Word.Pdf;

/// <summary>Strings as a PDF writes them.</summary>
internal static class PdfString
{
    public static string Hex(byte[] bytes) => $"<{Convert.ToHexString(bytes)}>";

    /// <summary>Any text.</summary>
    public static string Text(string text) => Hex([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)]);

    public static string Date(DateTime utc) => $"(D:{utc.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z)";

    /// <summary>What "(…)" or "&lt;…&gt;" says.</summary>
    public static byte[] Bytes(string written)
    {
        if (written[0] == '<')
        {
            var digits = string.Concat(written.Where(char.IsAsciiHexDigit));
            return Convert.FromHexString(digits.Length % 2 == 0 ? digits : digits + "0");
        }
        var bytes = new List<byte>(written.Length);
        for (var at = 1; at < written.Length - 1; at++)
        {
            if (written[at] != '\\') bytes.Add((byte)written[at]);
            else if (written[++at] is >= '0' and <= '7')
            {
                var end = at + 1;
                while (end < at + 3 && written[end] is >= '0' and <= '7') end++;
                bytes.Add((byte)Convert.ToInt32(written[at..end], 8));
                at = end - 1;
            }
            else if (written[at] == '\r') at += written[at + 1] == '\n' ? 1 : 0;
            else if (written[at] != '\n') bytes.Add(written[at] switch { 'n' => 10, 'r' => 13, 't' => 9, 'b' => 8, 'f' => 12, var other => (byte)other });
        }
        return [.. bytes];
    }
}
