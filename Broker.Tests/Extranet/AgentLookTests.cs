using Broker.Portal.Sharing;

namespace Broker.Tests.Extranet;

public sealed class AgentLookTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1", "iPhone · Safari")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0", "Windows · Edge")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0", "Linux · Firefox")]
    [InlineData("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36", "Android · Chrome")]
    [InlineData("<script>alert(1)</script>", null)]
    public void A_browser_is_called_as_people_call_it(string agent, string? name) => Assert.Equal(name, AgentLook.NameOf(agent));
}
