using System.Text.RegularExpressions;

namespace Broker.Tests.House;

/// <summary>Who may import what: in Core a folder imports lower floors only; in Portal a feature imports its own capability and what lies below.</summary>
public sealed partial class FloorsTests
{
    private static readonly string[][] Floors =
    [
        ["Common", "Word", "Access", "Changes", "Files", "Storage", "Lists", "Deferred"],
        ["Clients", "Products", "Templates", "Communication", "Work", "Staff"],
        ["Contracts"],
        ["Fleets", "Accounts", "Claims", "Complaints", "Sales", "ExpectedDocuments"],
        ["Certificates", "Compliance"],
        ["SignIn"],
        ["Extranet"],
        ["Demo"],
    ];

    /// <summary>The ground floor is a staircase of its own: each of its folders imports those before it.</summary>
    private static readonly string[] Ground = Floors[0];

    private static readonly Dictionary<(string From, string To), string> Exceptions = new()
    {
        [("Deferred", "Work")] = "whoever asked for long work is told when it ends",
        [("Communication", "Clients")] = "a message is a client's",
        [("Communication", "Work")] = "a mail that could not leave tells its author, and a validation holds one back",
        [("Communication", "Templates")] = "a predefined message is written with the tags documents have",
        [("Files", "Storage")] = "the jobs that sweep the shelf go through the archive's door, which knows stored files because a client may add one",
        [("Clients", "Products")] = "a client may be restricted to some products",
        [("Products", "Templates")] = "a product offers certificate templates",
        [("Staff", "Work")] = "the first administrator finds the words of a checklist ready",
        [("Claims", "Fleets")] = "a claim may be about one of the items its contract insures",
        [("ExpectedDocuments", "Claims")] = "what is expected may be expected of a claim",
        [("ExpectedDocuments", "Sales")] = "what is expected may be expected of a quote, and goes along when it becomes a contract",
        [("Complaints", "Claims")] = "a complaint may be about a claim",
        [("Work", "Clients")] = "actions, events and tasks are about clients",
        [("Work", "Products")] = "a rule may put its action for one risk or product only",
    };

    /// <summary>Where panels of several capabilities are laid beside each other: the dashboard, the client face, the records, a claim, a quote or a sale beside its documents, a task beside what it decides on, a template beside the data it is tried with.</summary>
    private static bool Gathers(SourceFile page) => page.Folder(2) is "Home" or "Extranet" || page.Name is "ClientPage.razor" or "ContractPage.razor" or "ClaimPage.razor" or "QuotePage.razor" or "ProposalPage.razor" or "SalesBoardPage.razor" or "TaskPage.razor" or "TemplatePage.razor";

    [Fact]
    public void In_Core_a_folder_imports_lower_floors_only()
    {
        var files = SourceTree.Under("Broker.Core", ".cs").Where(f => f.Folder(1) is not null).ToList();
        foreach (var folder in new[] { "Common", "Access", "Changes", "Storage", "Files", "Word", "Lists", "Clients", "Products", "Templates", "Work", "Contracts", "Fleets", "Accounts", "Claims", "Complaints", "Sales", "Certificates", "Compliance" })
            Assert.True(files.Any(f => f.Folder(1) == folder), $"Broker.Core/{folder} was not found: this test speaks of folders that are not there.");

        Nothing(
            from file in files
            from target in CoreFoldersIn(file)
            let why = WhyNot(file.Folder(1)!, target)
            where why is not null
            select $"{file} imports {target}: {why}");
    }

    [Fact]
    public void Every_exception_is_needed()
    {
        var imports = SourceTree.Under("Broker.Core", ".cs").Where(f => f.Folder(1) is not null)
            .SelectMany(f => CoreFoldersIn(f).Select(to => (f.Folder(1)!, to))).ToHashSet();

        Nothing(Exceptions.Keys.Where(pair => !imports.Contains(pair)).Select(pair => $"{pair.From} no longer imports {pair.To}: take the exception away."));
    }

    [Fact]
    public void Core_knows_nothing_of_pages_components_or_the_browser() => Nothing(
        from file in SourceTree.Under("Broker.Core", ".cs")
        from stranger in new[] { "Broker.Portal", "Microsoft.AspNetCore.Components", "Radzen", "Microsoft.Playwright" }
        where file.Text.Contains($"using {stranger}", StringComparison.Ordinal)
        select $"{file} imports {stranger}.");

    [Fact]
    public void A_feature_imports_no_higher_floor() => Nothing(
        from file in Portal("Features")
        let feature = file.Folder(2)
        where feature is not null && !Gathers(file)
        from target in CoreFoldersIn(file)
        where FloorOf(target) > FloorOf(feature == "Documents" ? "Work" : feature)
        select $"{file} imports Core/{target}, which is above {feature}.");

    [Fact]
    public void Features_do_not_import_each_other() => Nothing(
        from file in Portal("Features")
        let feature = file.Folder(2)
        where feature is not null && !Gathers(file)
        from Match mention in FeatureMention().Matches(file.Text)
        let other = mention.Groups[1].Value
        where other != feature
        select $"{file} imports the feature {other}.");

    [Fact]
    public void Kit_and_Realtime_know_no_feature() => Nothing(
        from file in Portal("Kit").Concat(Portal("Realtime"))
        where FeatureMention().IsMatch(file.Text)
        select $"{file} imports a feature.");

    [Fact]
    public void No_page_opens_the_archive() => Nothing(
        from file in Portal("Features").Concat(Portal("Kit")).Concat(Portal("Layout"))
        where StoreMention().IsMatch(file.Text)
        select $"{file} opens the archive: pages ask verbs and queries.");

    private static void Nothing(IEnumerable<string> findings)
    {
        var all = findings.ToList();
        Assert.True(all.Count == 0, string.Join(Environment.NewLine, all));
    }

    private static string? WhyNot(string from, string to)
    {
        if (from == to || Exceptions.ContainsKey((from, to))) return null;
        if (FloorOf(from) < 0 || FloorOf(to) < 0) return "a folder that stands on no floor; give it one in this test.";
        if (Ground.Contains(from) && Ground.Contains(to)) return Array.IndexOf(Ground, to) < Array.IndexOf(Ground, from) ? null : "it comes later on the ground floor.";
        return FloorOf(to) < FloorOf(from) ? null : $"it is on floor {FloorOf(to)}, {from} on floor {FloorOf(from)}.";
    }

    private static int FloorOf(string folder) => Array.FindIndex(Floors, floor => floor.Contains(folder));

    private static IEnumerable<SourceFile> Portal(string folder) => SourceTree.Under("Broker.Portal", ".cs", ".razor").Where(f => f.Folder(1) == folder);

    private static IEnumerable<string> CoreFoldersIn(SourceFile file) =>
        CoreMention().Matches(file.Text).Select(m => m.Groups[1].Value).Where(name => Floors.Any(f => f.Contains(name)) || Directory.Exists(Path.Combine(SourceTree.Root, "Broker.Core", name))).Distinct();

    /// <summary>A table description is written in the archive's own namespace: that is not an import.</summary>
    [GeneratedRegex(@"(?<!namespace )\bBroker\.Core\.([A-Z]\w*)")]
    private static partial Regex CoreMention();

    [GeneratedRegex(@"(?<!namespace )\bBroker\.Portal\.Features\.([A-Z]\w*)")]
    private static partial Regex FeatureMention();

    [GeneratedRegex(@"\b(BrokerStore|BrokerDb|DbContext)\b")]
    private static partial Regex StoreMention();
}
