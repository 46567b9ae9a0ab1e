using System.Net;
using System.Net.Sockets;
using System.Text;
using Broker.Core.Communication.Mailboxes;
using Broker.Portal.Workshop;

namespace Broker.Tests.Workshop;

/// <summary>Mail by real IMAP, from a small server of ours: as it should be, and as it should not.</summary>
public sealed class ImapBoxTests
{
    private static readonly DateOnly Day = new(2026, 6, 5);

    [Theory]
    [InlineData("IMAP4rev1")]
    [InlineData("IMAP4rev1 AUTH=PLAIN SASL-IR")]
    public async Task Mails_are_listed_and_read_byte_for_byte_and_nothing_is_marked(string capability)
    {
        using var server = new MailboxServer { Capability = capability };
        server.Mails[3] = Encoding.Latin1.GetBytes("From: a@b.example\r\nSubject: caf\u00e9 {12}\r\n\r\nb4 OK not yours\r\n)\r\n{3}\r\n");
        server.Mails[7] = Encoding.UTF8.GetBytes(new string('x', 300_000));
        await using (var box = await OpenAsync(server))
        {
            Assert.Equal((42, 2), (box.Validity, box.Count));
            Assert.Equal([new(3, server.Mails[3].Length), new(7, 300_000)], await box.ListAsync(0, Day, 10));
            Assert.Equal(server.Mails[3], await box.ReadAsync(3));
            Assert.Equal(server.Mails[7], await box.ReadAsync(7));
            Assert.Null(await box.ReadAsync(9));
            Assert.Equal([7L], (await box.ListAsync(3, Day, 10)).Select(s => s.Uid));
            Assert.Empty(await box.ListAsync(7, Day, 10));
            Assert.Equal([3L], (await box.ListAsync(0, Day, 1)).Select(s => s.Uid));
            Assert.Equal(server.Mails[3], await box.ReadHeadAsync(3));
        }
        string[] heard;
        lock (server.Heard) heard = [.. server.Heard];
        Assert.Contains(heard, line => line.EndsWith("SEARCH SINCE 5-Jun-2026", StringComparison.Ordinal));
        Assert.EndsWith("LOGOUT", heard[^1]);
        Assert.DoesNotContain(heard, line => line.Contains("SELECT") || line.Contains("STORE") || line.Contains("BODY[") || line.Contains("EXPUNGE"));
    }

    [Theory]
    [InlineData(MailSafety.Tls)]
    [InlineData(MailSafety.StartTls)]
    public async Task Encrypted_talk_is_had_with_a_server_one_trusts_and_with_no_other(MailSafety safety)
    {
        using var server = new MailboxServer { TlsFromTheStart = safety == MailSafety.Tls };
        server.Mails[1] = "From: a@b.example\r\n\r\nx"u8.ToArray();
        await using (var box = await new ImapBox((_, certificate, _, _) => certificate!.GetCertHashString() == server.Certificate.GetCertHashString()).OpenAsync(Address(server, safety)))
            Assert.Equal(server.Mails[1], await box.ReadAsync(1));
        lock (server.Heard) server.Heard.Clear();

        Assert.Equal(MailboxRefused.Certificate, await RefusedAsync(server, safety));
        lock (server.Heard) Assert.DoesNotContain(server.Heard, line => line.Contains("LOGIN") || line.Contains("AUTHENTICATE"));
    }

    [Fact]
    public async Task Nobody_in_between_talks_one_out_of_secrecy()
    {
        using (var plain = new MailboxServer { Instead = command => command == "STARTTLS" ? "TAG BAD unknown\r\n" : null }) Assert.Equal(MailboxRefused.NotSecret, await RefusedAsync(plain, MailSafety.StartTls));
        using (var early = new MailboxServer { Smuggled = "* CAPABILITY IMAP4rev1\r\nb2 OK done\r\n" }) Assert.Contains(await RefusedAsync(early, MailSafety.StartTls), new[] { MailboxRefused.NotSecret, MailboxRefused.Certificate });
        using (var greets = new MailboxServer { Greeting = "* PREAUTH welcome" }) Assert.Equal(MailboxRefused.NotSecret, await RefusedAsync(greets, MailSafety.StartTls));
    }

    [Fact]
    public async Task A_wrong_password_is_said_in_the_servers_words()
    {
        using var server = new MailboxServer { Password = "autre" };
        var refused = await Assert.ThrowsAsync<MailboxRefused>(() => OpenAsync(server));
        Assert.Equal((MailboxRefused.Login, "NO wrong name or password"), (refused.Code, refused.Detail));
        using var plain = new MailboxServer { Password = "autre", Capability = "IMAP4rev1 AUTH=PLAIN" };
        Assert.Equal(MailboxRefused.Login, await RefusedAsync(plain));
    }

    [Fact]
    public async Task Where_nobody_listens_or_something_else_does_it_is_said()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        Assert.Equal(MailboxRefused.Unreachable, (await Assert.ThrowsAsync<MailboxRefused>(() => new ImapBox().OpenAsync(new() { Host = "127.0.0.1", Port = port, Safety = MailSafety.None, UserName = "x", Password = "x" }))).Code);
        using (var web = new MailboxServer { Greeting = "HTTP/1.1 400 Bad Request" }) Assert.Equal(MailboxRefused.NoMail, await RefusedAsync(web));
        using (var busy = new MailboxServer { Greeting = "* BYE too many connections" }) Assert.Equal(MailboxRefused.Unreachable, await RefusedAsync(busy));
        using (var none = new MailboxServer { Instead = command => command == "EXAMINE INBOX" ? "TAG NO no such mailbox\r\n" : null }) Assert.Equal(MailboxRefused.NoInbox, await RefusedAsync(none));
    }

    [Theory]
    [InlineData("", MailboxRefused.Unreachable)]
    [InlineData("* BYE going down\r\n", MailboxRefused.Unreachable)]
    [InlineData("TAG NO try later\r\n", MailboxRefused.Unreachable)]
    [InlineData("* 1 FETCH (UID 1 BODY[] {999999999999}\r\n", MailboxRefused.NoMail)]
    public async Task A_server_that_breaks_off_or_boasts_is_left(string says, string code)
    {
        using var server = new MailboxServer();
        server.Mails[1] = "x"u8.ToArray();
        await using var box = await OpenAsync(server);
        server.Instead = command => command.Contains("PEEK", StringComparison.Ordinal) ? says : null;
        Assert.Equal(code, (await Assert.ThrowsAsync<MailboxRefused>(() => box.ReadAsync(1))).Code);
    }

    [Fact]
    public async Task A_mail_longer_than_one_takes_is_passed_over_and_the_talk_goes_on()
    {
        using var server = new MailboxServer();
        server.Mails[1] = new byte[27 * 1024 * 1024];
        server.Mails[2] = "From: a@b.example\r\n\r\nx"u8.ToArray();
        await using var box = await OpenAsync(server);
        Assert.Empty((await box.ReadAsync(1))!);
        Assert.Equal(server.Mails[2], await box.ReadAsync(2));
    }

    private static Task<IOpenLetterBox> OpenAsync(MailboxServer server, MailSafety safety = MailSafety.None) => new ImapBox().OpenAsync(Address(server, safety));

    private static async Task<string> RefusedAsync(MailboxServer server, MailSafety safety = MailSafety.None) => (await Assert.ThrowsAsync<MailboxRefused>(() => OpenAsync(server, safety))).Code;

    private static BoxAddress Address(MailboxServer server, MailSafety safety) => new() { Host = "localhost", Port = server.Port, Safety = safety, UserName = "ines", Password = "pa\"ss\\wörd" };
}
