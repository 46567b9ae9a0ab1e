using Broker.Portal.Kit;
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
    public async Task The_same_title_is_not_drawn_again()
    {
        var head = Render<TitleOutlet>();
        await head.InvokeAsync(() => The<WindowTitle>().Say("Contrats"));
        var drawn = head.RenderCount;
        await head.InvokeAsync(() => The<WindowTitle>().Say("Contrats"));
        Assert.Equal(drawn, head.RenderCount);
    }
}
