using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace Broker.Tests.Workshop;

/// <summary>A small IMAP server of ours on the loopback: it says what such servers say, and can be made to say it wrongly.</summary>
internal sealed partial class MailboxServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();

    public MailboxServer()
    {
        listener.Start();
        _ = AcceptAsync();
    }

    public SortedDictionary<long, byte[]> Mails { get; } = [];
    public long Validity { get; set; } = 42;
    public string UserName { get; init; } = "ines";
    public string Password { get; init; } = "pa\"ss\\wörd";
    public string Greeting { get; init; } = "* OK [CAPABILITY IMAP4rev1] ready";
    public string Capability { get; init; } = "IMAP4rev1";
    public bool TlsFromTheStart { get; init; }

    /// <summary>Says too early, in clear, what it should only say once the talk is secret.</summary>
    public string Smuggled { get; init; } = "";

    /// <summary>Answers instead of the server, where it is not null.</summary>
    public Func<string, string?> Instead { get; set; } = _ => null;
    public List<string> Heard { get; } = [];
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;
    public X509Certificate2 Certificate { get; } = Made();

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        Certificate.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = TalkAsync(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It is closed.
        }
    }

    private async Task TalkAsync(TcpClient caller)
    {
        using var _ = caller;
        Stream stream = caller.GetStream();
        try
        {
            if (TlsFromTheStart) stream = await SecureAsync(stream);
            await SayAsync(stream, Greeting + "\r\n");
            while (await LineAsync(stream) is { } line)
            {
                lock (Heard) Heard.Add(line);
                var (tag, command) = line.IndexOf(' ') is var blank and > 0 ? (line[..blank], line[(blank + 1)..]) : (line, "");
                if (Instead(command) is { } instead)
                {
                    await SayAsync(stream, instead.Replace("TAG", tag, StringComparison.Ordinal));
                    if (instead == "") return;
                }
                else if (command == "STARTTLS")
                {
                    await SayAsync(stream, $"{tag} OK begin\r\n{Smuggled}");
                    stream = await SecureAsync(stream);
                }
                else if (command == "AUTHENTICATE PLAIN")
                {
                    await SayAsync(stream, "+ \r\n");
                    var said = Encoding.UTF8.GetString(Convert.FromBase64String((await LineAsync(stream))!));
                    await SayAsync(stream, said == $"\0{UserName}\0{Password}" ? $"{tag} OK in\r\n" : $"{tag} NO [AUTHENTICATIONFAILED] wrong\r\n");
                }
                else await AnswerAsync(stream, tag, command);
                if (command == "LOGOUT") return;
            }
        }
        catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException or ObjectDisposedException)
        {
            // Whoever called hung up.
        }
    }

    private async Task AnswerAsync(Stream stream, string tag, string command)
    {
        var untagged = "";
        var verdict = "OK done";
        if (command == "CAPABILITY") untagged = $"* CAPABILITY {Capability}\r\n";
        else if (command.StartsWith("LOGIN ", StringComparison.Ordinal)) verdict = command == $"LOGIN \"{UserName}\" \"{Password.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"" ? "OK in" : "NO wrong name or password";
        else if (command == "EXAMINE INBOX") untagged = $"* FLAGS ()\r\n* {Mails.Count} EXISTS\r\n* OK [UIDVALIDITY {Validity}] valid\r\n* OK [UIDNEXT 99] next\r\n";
        else if (Search().Match(command) is { Success: true } search)
        {
            var after = search.Groups[1].Success ? long.Parse(search.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
            // As servers do: "n:*" names the last one, even below n.
            var found = Mails.Keys.Where(uid => uid >= after).DefaultIfEmpty(Mails.Keys.LastOrDefault()).Where(uid => uid > 0);
            untagged = $"* SEARCH {string.Join(' ', found)}\r\n";
        }
        else if (Sizes().Match(command) is { Success: true } sizes)
            untagged = string.Concat(sizes.Groups[1].Value.Split(',').Select(uid => long.Parse(uid, CultureInfo.InvariantCulture)).Where(Mails.ContainsKey).Select((uid, at) => $"* {at + 1} FETCH (RFC822.SIZE {Mails[uid].Length} UID {uid})\r\n"));
        else if (Body().Match(command) is { Success: true } body)
        {
            if (Mails.TryGetValue(long.Parse(body.Groups[1].Value, CultureInfo.InvariantCulture), out var mail))
            {
                await SayAsync(stream, $"* 1 FETCH (UID {body.Groups[1].Value} BODY[] {{{mail.Length}}}\r\n");
                await stream.WriteAsync(mail);
                untagged = ")\r\n";
            }
        }
        else if (command != "LOGOUT") verdict = "BAD what?";
        await SayAsync(stream, $"{untagged}{tag} {verdict}\r\n");
    }

    private async Task<Stream> SecureAsync(Stream stream)
    {
        var secret = new SslStream(stream);
        await secret.AuthenticateAsServerAsync(Certificate);
        return secret;
    }

    private static async Task SayAsync(Stream stream, string text)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text));
        await stream.FlushAsync();
    }

    private static async Task<string?> LineAsync(Stream stream)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one) > 0)
        {
            if (one[0] == '\n') return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }
        return null;
    }

    private static X509Certificate2 Made()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    [GeneratedRegex(@"^UID SEARCH (?:UID (\d+):\*|SINCE \d{1,2}-[A-Z][a-z]{2}-\d{4})$")]
    private static partial Regex Search();

    [GeneratedRegex(@"^UID FETCH ([\d,]+) \(UID RFC822\.SIZE\)$")]
    private static partial Regex Sizes();

    [GeneratedRegex(@"^UID FETCH (\d+) \(UID BODY\.PEEK\[(?:HEADER)?\](?:<0\.\d+>)?\)$")]
    private static partial Regex Body();
}
