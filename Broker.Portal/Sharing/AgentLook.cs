namespace Broker.Portal.Sharing;

/// <summary>What a browser says it is, in a word or two one recognises: iPhone · Safari.</summary>
public static class AgentLook
{
    private static readonly (string Sign, string Name)[] Machines =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Macintosh", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux")];

    // Most name the others too: the one that names fewest comes last.
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    public static string? NameOf(string agent)
    {
        var known = new[] { Machines, Browsers }.Select(list => list.FirstOrDefault(entry => agent.Contains(entry.Sign, StringComparison.Ordinal)).Name).OfType<string>().ToList();
        return known.Count == 0 ? null : string.Join(" · ", known);
    }
}
