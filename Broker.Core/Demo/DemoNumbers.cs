namespace Broker.Core.Demo;

internal static class DemoNumbers
{
    /// <summary>Nine digits starting with 0, as no real company's do, and with a right check digit.</summary>
    public static string Siren(string key)
    {
        var body = $"0{DemoId.Number("siren:" + key, 10_000_000):0000000}";
        var sum = 0;
        for (var i = 0; i < 8; i++)
        {
            var digit = (body[i] - '0') * (i % 2 == 1 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return body + (10 - sum % 10) % 10;
    }
}
