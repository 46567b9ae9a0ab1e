using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Broker.Core.Communication.Mailboxes;

namespace Broker.Portal.Workshop;

/// <summary>Mail is fetched by IMAP: the inbox is opened to be read only, so that nothing in it is marked, moved or deleted.</summary>
/// <param name="trusted">Looks at a certificate instead of the machine's own trust: for tests.</param>
public sealed class ImapBox(RemoteCertificateValidationCallback? trusted = null) : ILetterBox
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task<IOpenLetterBox> OpenAsync(BoxAddress where, CancellationToken ct = default)
    {
        var wire = new ImapWire(await ConnectAsync(where, ct));
        try
        {
            if (where.Safety == MailSafety.Tls) await SecureAsync(wire, where.Host, ct);
            var greeting = await wire.HearAsync(0, ct);
            if (greeting.Is("* BYE")) throw new MailboxRefused(MailboxRefused.Unreachable, greeting.Text[2..]);
            if (!greeting.Is("* OK") && !greeting.Is("* PREAUTH")) throw new MailboxRefused(MailboxRefused.NoMail);
            if (where.Safety == MailSafety.StartTls)
            {
                // Whoever stands in between may greet as if one were in already, so that nothing gets encrypted.
                if (greeting.Is("* PREAUTH") || !Ok((await wire.AskAsync("STARTTLS", ct)).Verdict)) throw new MailboxRefused(MailboxRefused.NotSecret);
                await SecureAsync(wire, where.Host, ct);
            }
            if (!greeting.Is("* PREAUTH")) await SignInAsync(wire, where, ct);
            var (told, verdict) = await wire.AskAsync("EXAMINE INBOX", ct);
            if (!Ok(verdict)) throw new MailboxRefused(MailboxRefused.NoInbox, verdict);
            return new OpenImapBox(wire, told.Select(t => ImapWords.Number(t.Text, "[UIDVALIDITY ")).FirstOrDefault(number => number is not null) ?? 1, told.Select(t => ImapWords.Exists(t.Text)).LastOrDefault(number => number is not null) ?? 0);
        }
        catch
        {
            await wire.DisposeAsync();
            throw;
        }
    }

    private static async Task<Stream> ConnectAsync(BoxAddress where, CancellationToken ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            await socket.ConnectAsync(where.Host, where.Port, patience.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception e) when (e is SocketException or ArgumentException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            socket.Dispose();
            throw new MailboxRefused(MailboxRefused.Unreachable, (e as SocketException)?.Message);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task SecureAsync(ImapWire wire, string host, CancellationToken ct)
    {
        wire.Raise(under => new SslStream(under, leaveInnerStreamOpen: false));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            await ((SslStream)wire.Under).AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host, RemoteCertificateValidationCallback = trusted }, patience.Token);
        }
        catch (AuthenticationException e)
        {
            throw new MailboxRefused(MailboxRefused.Certificate, e.Message);
        }
        catch (IOException e)
        {
            // A server that waits for words in clear understands nothing of it, and hangs up.
            throw new MailboxRefused(MailboxRefused.NotSecret, e.Message);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new MailboxRefused(MailboxRefused.NotSecret);
        }
    }

    private static async Task SignInAsync(ImapWire wire, BoxAddress where, CancellationToken ct)
    {
        var (told, _) = await wire.AskAsync("CAPABILITY", ct);
        var plain = told.Any(t => t.Is("* CAPABILITY") && t.Text.Contains("AUTH=PLAIN", StringComparison.OrdinalIgnoreCase));
        var verdict = plain
            ? (await wire.AskAsync("AUTHENTICATE PLAIN", ct, Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{where.UserName}\0{where.Password}")))).Verdict
            : (await wire.AskAsync($"LOGIN {ImapWords.Quoted(where.UserName)} {ImapWords.Quoted(where.Password)}", ct)).Verdict;
        if (!Ok(verdict)) throw new MailboxRefused(MailboxRefused.Login, verdict);
    }

    internal static bool Ok(string verdict) => verdict.StartsWith("OK", StringComparison.OrdinalIgnoreCase);
}
