using Broker.Portal.Kit;
using Broker.Tests.House;
using Bunit;

namespace Broker.Tests.Kit;

public sealed class WindowTitleTests : KitScene
{
    [Fact]
    public void The_window_is_called_what_the_page_is_called_and_follows_it()
    {
        var head = Render<TitleOutlet>();
        var page = Render<PageFrame>(p => p.Add(x => x.Title, "Contrats"));
        Assert.Equal("Contrats", head.Find("title").TextContent);

        page.Render(p => p.Add(x => x.Title, "Contrat 4711"));
        Assert.Equal("Contrat 4711", head.Find("title").TextContent);
        Render<TitleOf>(p => p.Add(x => x.Text, "Mot de passe & accès"));
        Assert.Equal("Mot de passe & accès", head.Find("title").TextContent);
    }

    [Fact]
    public void The_same_title_is_not_drawn_again()
    {
        var head = Render<TitleOutlet>();
        The<WindowTitle>().Say("Contrats");
        var drawn = head.RenderCount;
        The<WindowTitle>().Say("Contrats");
        Assert.Equal(drawn, head.RenderCount);
    }

    [Fact]
    public void No_page_names_the_window_in_the_frameworks_way_which_nothing_here_shows()
    {
        var strays = SourceTree.Under("Broker.Portal", ".razor").Where(f => f.Text.Contains("<PageTitle") || f.Text.Contains("<HeadContent") || f.Text.Contains("<HeadOutlet")).ToList();
        Assert.True(strays.Count == 0, $"Use PageFrame or <TitleOf Text=\"…\" /> in {string.Join(", ", strays)}");
    }
}
