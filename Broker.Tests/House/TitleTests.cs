namespace Broker.Tests.House;

public sealed class TitleTests
{
    [Fact]
    public void No_page_names_the_window_in_the_frameworks_way_which_nothing_here_shows()
    {
        string[] theirs = ["<PageTitle", "<HeadContent", "<HeadOutlet"];
        var strays = SourceTree.Under("Broker.Portal", ".razor").Where(f => theirs.Any(f.Text.Contains)).ToList();
        Assert.True(strays.Count == 0, $"Use PageFrame or <TitleOf Text=\"…\" /> in {string.Join(", ", strays)}");
    }
}
