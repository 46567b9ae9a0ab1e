namespace Broker.Tests.House;

/// <summary>Every text exists in both languages and says the same in both.</summary>
public sealed class TextTests
{
    [Fact]
    public void Every_text_is_there_in_both_languages() => Nothing(
        from file in TextFile.All
        from key in file.French.Keys.Union(file.English.Keys)
        where string.IsNullOrWhiteSpace(file.French.GetValueOrDefault(key)) || string.IsNullOrWhiteSpace(file.English.GetValueOrDefault(key))
        select $"{file.Path}: {key} is not there in both languages.");

    [Fact]
    public void Both_languages_leave_the_same_places_open() => Nothing(
        from file in TextFile.All
        from key in file.French.Keys.Intersect(file.English.Keys)
        where TextFile.PlacesIn(file.French[key]) != TextFile.PlacesIn(file.English[key])
        select $"{file.Path}: {key} speaks of other values in French than in English.");

    private static void Nothing(IEnumerable<string> findings)
    {
        Assert.True(TextFile.All.Count > 0, "No text was found.");
        var all = findings.Distinct().ToList();
        Assert.True(all.Count == 0, string.Join(Environment.NewLine, all));
    }
}
