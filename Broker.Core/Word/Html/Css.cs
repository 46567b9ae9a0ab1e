using System.Globalization;
using System.Text;

namespace Broker.Core.Word.Html;

/// <summary>Gathers declarations under short class names, so that a thousand runs alike cost one rule.</summary>
/// <param name="mark">Before each name, where several documents are printed as one.</param>
internal sealed class Css(string mark)
{
    private readonly Dictionary<string, string> classes = [];
    private readonly StringBuilder rules = new();

    public string ClassOf(string declarations)
    {
        if (declarations.Length == 0) return "";
        if (!classes.TryGetValue(declarations, out var name))
        {
            name = mark + "c" + classes.Count.ToString(CultureInfo.InvariantCulture);
            classes.Add(declarations, name);
            rules.Append('.').Append(name).Append('{').Append(declarations).Append('}').Append('\n');
        }
        return name;
    }

    /// <summary>A rule that is not a class: page sizes.</summary>
    public void Rule(string text) => rules.Append(text).Append('\n');

    public string Sheet() => rules.ToString();

    public static string Pt(double points) => Num(points) + "pt";

    public static string Num(double value) => Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);
}
