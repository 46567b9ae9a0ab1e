using System.Globalization;
using System.Text;

namespace Broker.Portal.CommandLine;

/// <summary>Where a verb reads and writes, and in which language.</summary>
public sealed record Terminal(TextReader In, TextWriter Out, TextWriter Error, CultureInfo Culture)
{
    /// <summary>Asks for something nobody may read over a shoulder; null where there is nobody to ask.</summary>
    public Func<string, string?> AskSecret { get; init; } = _ => null;

    public static Terminal OfProcess() => new(Console.In, Console.Out, Console.Error, CultureOf(CultureInfo.CurrentCulture)) { AskSecret = ReadUnseen };

    /// <summary>The machine's language when it is English, French otherwise: "C" is nobody's language.</summary>
    public static CultureInfo CultureOf(CultureInfo machine) => CultureInfo.GetCultureInfo(machine.TwoLetterISOLanguageName == "en" ? "en-GB" : "fr-FR");

    private static string? ReadUnseen(string question)
    {
        if (Console.IsInputRedirected) return null;
        Console.Error.Write(question);
        var typed = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace && typed.Length > 0) typed.Length--;
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }
        Console.Error.WriteLine();
        return typed.ToString();
    }
}
