using System.Globalization;
using System.Text;

namespace Broker.Core.Word.Html;

/// <summary>One number in the formats lists, pages and notes use.</summary>
internal static class NumberFormats
{
    private static readonly (int Value, string Sign)[] Roman =
        [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];

    private static readonly string[] Marks = ["*", "†", "‡", "§"];

    public static string Write(int number, string? format) => format switch
    {
        "lowerLetter" => Letters(number),
        "upperLetter" => Letters(number).ToUpperInvariant(),
        "lowerRoman" => InRoman(number),
        "upperRoman" => InRoman(number).ToUpperInvariant(),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "ordinal" => Plain(number) + (number == 1 ? "er" : "e"),
        "chicago" => number < 1 ? "" : string.Concat(Enumerable.Repeat(Marks[(number - 1) % 4], (number - 1) / 4 % 20 + 1)),
        "numberInDash" => "- " + Plain(number) + " -",
        "none" or "bullet" => "",
        _ => Plain(number),
    };

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    // a … z, aa, bb … : Word repeats the letter rather than counting in base 26.
    private static string Letters(int number) =>
        number < 1 ? Plain(number) : new string((char)('a' + (number - 1) % 26), Math.Min((number - 1) / 26 + 1, 40));

    private static string InRoman(int number)
    {
        if (number is < 1 or > 9999) return Plain(number);
        var text = new StringBuilder();
        foreach (var (value, sign) in Roman)
            for (; number >= value; number -= value) text.Append(sign);
        return text.ToString();
    }
}
