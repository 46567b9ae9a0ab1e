namespace Broker.Core.Fleets;

/// <summary>A vehicle's serial number: seventeen signs, without I, O and Q.</summary>
public static class Vin
{
    public const int Length = 17;
    private const int CheckAt = 8;
    private static readonly int[] Weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

    public static string Tidy(string? typed) => string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-').Select(char.ToUpperInvariant));

    public static bool IsWellFormed(string vin) => vin.Length == Length && vin.All(c => char.IsAsciiDigit(c) || (c is >= 'A' and <= 'Z' and not ('I' or 'O' or 'Q')));

    /// <summary>Manufacturers outside North America need not follow it: a wrong one is worth a look, no more (D-42).</summary>
    public static bool HasCheckDigit(string vin)
    {
        if (!IsWellFormed(vin)) return false;
        var rest = vin.Select((c, at) => Worth(c) * Weights[at]).Sum() % 11;
        return vin[CheckAt] == (rest == 10 ? 'X' : (char)('0' + rest));
    }

    /// <summary>A to H are 1 to 8, J to R 1 to 9, S to Z 2 to 9.</summary>
    private static int Worth(char c) => c switch
    {
        <= '9' => c - '0',
        <= 'H' => c - 'A' + 1,
        <= 'R' => c - 'J' + 1,
        _ => c - 'S' + 2,
    };
}
