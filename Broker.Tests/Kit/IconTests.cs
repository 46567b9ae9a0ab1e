using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Broker.Tests.Kit;

public sealed partial class IconTests
{
    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    [Fact]
    public void Every_icon_a_page_names_is_drawn()
    {
        var drawn = XDocument.Load(Path.Combine(Root(), "wwwroot-assets/img/icons.svg")).Root!.Elements().Select(e => e.Attribute("id")!.Value).ToHashSet();
        var named = Directory.EnumerateFiles(Path.Combine(Root(), "Broker.Portal"), "*.razor", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/") && !file.Contains("/bin/"))
            .SelectMany(file => Named().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .ToHashSet();
        Assert.Contains("x", named);
        Assert.Empty(named.Except(drawn));
    }

    [GeneratedRegex("(?:(?:<Icon Name|\\bIcon|BadgeIcon)=|Icons\\.Of\\(Assets, )\"([a-z]+)\"")]
    private static partial Regex Named();
}
