using System.Globalization;
using Broker.Portal.CommandLine;

namespace Broker.Tests.CommandLine;

/// <summary>What may follow "serve": a slip of the finger opens no portal.</summary>
public sealed class ServeTests
{
    [Theory]
    [InlineData("serve --emtpy", "--emtpy")]
    [InlineData("--demo --prot 8080", "--prot")]
    [InlineData("serve --demo=yes", "--demo")]
    [InlineData("serve here", "serve")]
    [InlineData("serve --data", "--data")]
    [InlineData("serve --data=", "--data")]
    [InlineData("serve --urls abc", "abc")]
    [InlineData("serve --urls http://localhost:abc", "http://localhost:abc")]
    [InlineData("serve --urls http://localhost:99999", "http://localhost:99999")]
    [InlineData("serve --urls http://localhost:5080;localhost", "localhost")]
    [InlineData("serve --urls ftp://localhost", "ftp://localhost")]
    [InlineData("serve --demo --demo", "--demo")]
    public async Task What_is_not_understood_is_said_in_a_sentence_with_code_2(string typed, string named)
    {
        var complained = new StringWriter();
        var command = Commands.Parse(typed.Split(' '), new Terminal(TextReader.Null, TextWriter.Null, complained, CultureInfo.GetCultureInfo("fr-FR")));

        Assert.False(command.Serves);
        Assert.Equal(Ends.WrongUse, await command.RunAsync());
        Assert.Contains(named, complained.ToString());
        Assert.Contains("broker serve --help", complained.ToString());
    }

    [Theory]
    [InlineData("", false, "")]
    [InlineData("serve", false, "")]
    [InlineData("--demo", true, "")]
    [InlineData("serve --demo --urls http://localhost:8080", true, "--urls=http://localhost:8080")]
    [InlineData("serve --urls=http://*:80;https://[::1]:8443", false, "--urls=http://*:80;https://[::1]:8443")]
    [InlineData("serve --urls http://unix:/run/broker.sock", false, "--urls=http://unix:/run/broker.sock")]
    [InlineData("serve --data /srv/firm", false, "--Broker:Data=/srv/firm")]
    [InlineData("serve --data=/srv/firm --demo", true, "--Broker:Data=/srv/firm")]
    [InlineData("serve --contentroot /srv/app --urls http://127.0.0.1:0", false, "--contentroot=/srv/app --urls=http://127.0.0.1:0")]
    [InlineData("serve --environment Staging --Logging:LogLevel:Default=Debug --Broker:Seats 5", false, "--environment=Staging --Logging:LogLevel:Default=Debug --Broker:Seats=5")]
    public void What_is_understood_reaches_the_host(string typed, bool demo, string host)
    {
        var command = Commands.Parse(typed.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.True(command.Serves);
        Assert.Equal(demo, command.Demo);
        Assert.Equal(host.Split(' ', StringSplitOptions.RemoveEmptyEntries), command.HostArguments);
    }
}
