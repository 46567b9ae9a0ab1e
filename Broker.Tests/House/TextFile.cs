using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Broker.Tests.House;

/// <summary>The texts of one capability in both languages, as they are written.</summary>
internal sealed partial record TextFile(string Path, IReadOnlyDictionary<string, string> French, IReadOnlyDictionary<string, string> English)
{
    private static readonly Lazy<IReadOnlyList<TextFile>> Read = new(() =>
        [.. SourceTree.Under("Broker.Portal", ".resx").Where(f => !f.Name.EndsWith(".en.resx", StringComparison.Ordinal)).Select(Of)]);

    public static IReadOnlyList<TextFile> All => Read.Value;

    private static TextFile Of(SourceFile french)
    {
        var english = french.Path.Replace(".resx", ".en.resx", StringComparison.Ordinal);
        return new TextFile(french.Path, Texts(french.Path), File.Exists(System.IO.Path.Combine(SourceTree.Root, english)) ? Texts(english) : new Dictionary<string, string>());
    }

    private static Dictionary<string, string> Texts(string path) => XDocument.Load(System.IO.Path.Combine(SourceTree.Root, path)).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    /// <summary>The numbers of the places a sentence leaves open, whatever their formats.</summary>
    public static string PlacesIn(string text) => string.Join(',', Place().Matches(text).Select(m => m.Groups[1].Value).Distinct().Order());

    [GeneratedRegex(@"\{(\d+)(?::[^}]*)?\}")]
    private static partial Regex Place();
}
