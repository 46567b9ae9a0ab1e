using System.Net;
using System.Net.Sockets;
using System.Text;
using Broker.Core.Communication;
using Broker.Portal.Hosting;
using Broker.Portal.Workshop;

namespace Broker.Tests.Workshop;

/// <summary>Mail by real SMTP, to a small server of ours; and where nobody listens.</summary>
public sealed class SmtpPostTests
{
    [Fact]
    public async Task A_letter_arrives_with_both_forms_of_its_text_its_enclosures_and_its_key()
    {
        using var server = new MailServer();
        await Post(server.Port).SendAsync(Letter());

        var mail = await server.ReceivedAsync();
        Assert.Contains("MAIL FROM:<bonjour@ardelane.example>", mail);
        Assert.Contains("RCPT TO:<marc@pelissier.example>", mail);
        Assert.Contains("Message-ID: <k1@ardelane.example>", mail, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Reply-To: ines@ardelane.example", mail, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("text/plain; charset=utf-8", mail);
        Assert.Contains("text/html; charset=utf-8", mail);
        Assert.Contains(Convert.ToBase64String("%PDF"u8), mail);
    }

    [Fact]
    public async Task Where_nobody_listens_it_is_said_and_worth_another_try()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var refused = await Assert.ThrowsAsync<MailRefused>(() => Post(port).SendAsync(Letter()));
        Assert.Equal((MailRefused.Unreachable, false), (refused.Code, refused.ForGood));
    }

    [Fact]
    public async Task An_address_the_server_does_not_know_is_refused_for_good_and_a_busy_one_is_not()
    {
        using (var server = new MailServer { Recipient = "550 no such user" })
        {
            var refused = await Assert.ThrowsAsync<MailRefused>(() => Post(server.Port).SendAsync(Letter()));
            Assert.Equal((MailRefused.Recipient, true), (refused.Code, refused.ForGood));
        }
        using (var server = new MailServer { Recipient = "450 mailbox busy" })
        {
            var refused = await Assert.ThrowsAsync<MailRefused>(() => Post(server.Port).SendAsync(Letter()));
            Assert.Equal((MailRefused.Recipient, false), (refused.Code, refused.ForGood));
        }
    }

    [Fact]
    public async Task Without_a_server_it_is_written_into_the_folder_and_without_either_the_post_is_closed()
    {
        var folder = Directory.CreateTempSubdirectory("mail-");
        try
        {
            var post = new SmtpPost(new() { Folder = folder.FullName });
            await post.SendAsync(Letter());
            Assert.True(post.IsOpen);
            var written = await File.ReadAllTextAsync(Assert.Single(folder.GetFiles("*.eml")).FullName);
            Assert.Contains("marc@pelissier.example", written);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        Assert.False(new SmtpPost(new()).IsOpen);
    }

    private static SmtpPost Post(int port) => new(new MailOptions { Host = "127.0.0.1", Port = port, Tls = false });

    private static Letter Letter() => new("Inès Valmont (Ardelane Courtage)", "bonjour@ardelane.example", "ines@ardelane.example", ["marc@pelissier.example"], "Votre four électrique",
        "Bonjour", "<p>Bonjour</p>", "<k1@ardelane.example>", [new("Devis été.pdf", "application/pdf", () => new MemoryStream("%PDF"u8.ToArray()))]);

    /// <summary>Says what a mail server says, to one caller, and keeps what it hears.</summary>
    private sealed class MailServer : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly Task<string> heard;

        public MailServer()
        {
            listener.Start();
            heard = Task.Run(TalkAsync);
        }

        public string Recipient { get; init; } = "250 ok";
        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public Task<string> ReceivedAsync() => heard.WaitAsync(TimeSpan.FromSeconds(30));

        public void Dispose() => listener.Dispose();

        private async Task<string> TalkAsync()
        {
            using var caller = await listener.AcceptTcpClientAsync();
            using var reader = new StreamReader(caller.GetStream(), Encoding.UTF8);
            await using var writer = new StreamWriter(caller.GetStream()) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 test");
            var all = new StringBuilder();
            var inside = false;
            while (await reader.ReadLineAsync() is { } line)
            {
                all.AppendLine(line);
                if (inside && line != ".") continue;
                if (line.StartsWith("QUIT", StringComparison.Ordinal)) break;
                (inside, var answer) = line switch
                {
                    "DATA" => (true, "354 go on"),
                    _ when line.StartsWith("RCPT", StringComparison.Ordinal) => (false, Recipient),
                    _ => (false, "250 ok"),
                };
                await writer.WriteLineAsync(answer);
                if (line == ".") break;
            }
            return all.ToString();
        }
    }
}
