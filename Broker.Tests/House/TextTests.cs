using System.Text.RegularExpressions;
using Broker.Core;
using Broker.Core.Templates;

namespace Broker.Tests.House;

/// <summary>Every text exists in both languages, is used, and every code Core speaks in has one.</summary>
public sealed partial class TextTests
{
    [Fact]
    public void Every_text_is_there_in_both_languages() => Nothing(
        from file in TextFile.All
        from key in file.French.Keys.Union(file.English.Keys)
        where string.IsNullOrWhiteSpace(file.French.GetValueOrDefault(key)) || string.IsNullOrWhiteSpace(file.English.GetValueOrDefault(key))
        select $"{file.Path}: {key} is not there in both languages.");

    /// <summary>What is made of a file of texts takes no two keys that differ in capitals alone: the second would be lost.</summary>
    [Fact]
    public void No_two_texts_differ_in_capitals_alone() => Nothing(
        from file in TextFile.All
        from same in file.French.Keys.GroupBy(key => key, StringComparer.OrdinalIgnoreCase)
        where same.Count() > 1
        select $"{file.Path}: {string.Join(" and ", same)} are one key to the compiler.");

    [Fact]
    public void Both_languages_leave_the_same_places_open() => Nothing(
        from file in TextFile.All
        from key in file.French.Keys.Intersect(file.English.Keys)
        where TextFile.PlacesIn(file.French[key]) != TextFile.PlacesIn(file.English[key])
        select $"{file.Path}: {key} speaks of other values in French than in English.");

    [Fact]
    public void No_text_is_left_that_nobody_uses()
    {
        var sources = SourceTree.Under("Broker.Portal", ".cs", ".razor").Concat(SourceTree.Under("Broker.Core", ".cs")).Select(f => f.Text).ToList();
        var literals = sources.SelectMany(text => Literal().Matches(text).Select(m => m.Groups[1].Value)).ToHashSet();
        var beginnings = sources.SelectMany(text => Beginning().Matches(text).Select(m => m.Groups[1].Value)).ToHashSet();
        var middles = sources.SelectMany(text => Middle().Matches(text).Select(m => m.Groups[1].Value)).ToHashSet();

        // Values that a sentence may speak of, by their type and name: "ContractState.Suspended".
        var values = typeof(BrokerCore).Assembly.GetTypes().Where(type => type.IsEnum)
            .SelectMany(type => Enum.GetNames(type).Select(name => $"{type.Name}.{name}")).ToHashSet();

        Nothing(
            from file in TextFile.All
            from key in file.French.Keys
            where !literals.Contains(key) && !values.Contains(key) && !beginnings.Any(key.StartsWith) && !middles.Any(key.Contains)
            select $"{file.Path}: nobody uses {key}.");
    }

    [Fact]
    public void Every_code_Core_speaks_in_has_a_text()
    {
        var tags = Enum.GetValues<TemplateSubject>().SelectMany(TagCatalog.Of).SelectMany(tag => tag.Spellings.Append(tag.Name)).ToHashSet();
        var codes = (
            from file in SourceTree.Under("Broker.Core", ".cs")
            where file.Folder(1) != "Demo"
            from Match code in Code().Matches(file.Text)
            select (file, Code: code.Groups[1].Value)).Where(c => !tags.Contains(c.Code) && !c.Code.EndsWith(".js", StringComparison.Ordinal) && !c.Code.EndsWith(".json", StringComparison.Ordinal)).ToList();
        Assert.Contains(codes, c => c.Code == "common.missing");

        var texts = TextFile.All.SelectMany(file => file.French.Keys).ToHashSet();
        Nothing(codes.Where(c => !texts.Contains(c.Code)).Select(c => $"{c.file}: no text explains {c.Code}."));
    }

    private static void Nothing(IEnumerable<string> findings)
    {
        Assert.True(TextFile.All.Count > 0, "No text was found.");
        var all = findings.Distinct().ToList();
        Assert.True(all.Count == 0, string.Join(Environment.NewLine, all));
    }

    [GeneratedRegex("\"([a-z][A-Za-z0-9.-]*)\"")]
    private static partial Regex Literal();

    /// <summary>A key put together from words and a value: "state.{state}".</summary>
    [GeneratedRegex(@"\$""([a-z][A-Za-z0-9.-]*[.-])\{")]
    private static partial Regex Beginning();

    /// <summary>The same with the value first: "{verb}.about".</summary>
    [GeneratedRegex(@"\$""\{[^""{}]+\}(\.[a-z][a-z-]+)")]
    private static partial Regex Middle();

    /// <summary>Words with a dot between them: the form of a code, and of nothing else in Core but tags' names and files'.</summary>
    [GeneratedRegex(@"""([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+)""")]
    private static partial Regex Code();
}
