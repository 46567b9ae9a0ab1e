using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Broker.Core.Communication;
using Broker.Portal.Hosting;

namespace Broker.Portal.Workshop;

/// <summary>Mail leaves by SMTP, or, to try things out, into a folder.</summary>
public sealed class SmtpPost(MailOptions options) : IMailPost
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public bool IsOpen => !string.IsNullOrWhiteSpace(options.Host) || !string.IsNullOrWhiteSpace(options.Folder);
    public string? Sender => string.IsNullOrWhiteSpace(options.From) ? null : options.From;

    public async Task SendAsync(Letter letter, CancellationToken ct = default)
    {
        using var mail = Write(letter);
        using var smtp = Open();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            await smtp.SendMailAsync(mail, patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new MailRefused(MailRefused.Unreachable, null, forGood: false);
        }
        catch (SmtpException e)
        {
            throw Refused(e);
        }
        catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
        {
            throw new MailRefused(MailRefused.Unreachable, e.Message, forGood: false);
        }
    }

    private SmtpClient Open()
    {
        if (string.IsNullOrWhiteSpace(options.Host))
            return new() { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = Directory.CreateDirectory(options.Folder!).FullName };
        return new(options.Host, options.Port)
        {
            EnableSsl = options.Tls, Timeout = (int)Patience.TotalMilliseconds,
            Credentials = string.IsNullOrEmpty(options.User) ? null : new NetworkCredential(options.User, options.Password),
        };
    }

    private static MailMessage Write(Letter letter)
    {
        var mail = new MailMessage
        {
            From = new(letter.SenderAddress, letter.SenderName, Encoding.UTF8), Subject = letter.Subject, SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8,
        };
        foreach (var address in letter.To) mail.To.Add(new MailAddress(address));
        if (letter.ReplyTo is { } answer) mail.ReplyToList.Add(new MailAddress(answer));
        mail.Headers["Message-ID"] = letter.Key;
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(letter.Text, Encoding.UTF8, MediaTypeNames.Text.Plain));
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(letter.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        foreach (var enclosure in letter.Enclosures) mail.Attachments.Add(new Attachment(enclosure.Open(), enclosure.Name, enclosure.ContentType) { NameEncoding = Encoding.UTF8 });
        return mail;
    }

    private static MailRefused Refused(SmtpException e) => e switch
    {
        SmtpFailedRecipientException { StatusCode: SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.UserNotLocalTryAlternatePath } unknown =>
            new(MailRefused.Recipient, unknown.FailedRecipient is { } whom ? $"{whom} {unknown.Message}" : unknown.Message, forGood: true),
        SmtpFailedRecipientException busy => new(MailRefused.Recipient, busy.Message, forGood: false),
        { InnerException: IOException or System.Net.Sockets.SocketException or System.Security.Authentication.AuthenticationException } => new(MailRefused.Unreachable, e.InnerException.Message, forGood: false),
        { StatusCode: SmtpStatusCode.GeneralFailure } => new(MailRefused.Unreachable, e.Message, forGood: false),
        { StatusCode: SmtpStatusCode.MustIssueStartTlsFirst or (SmtpStatusCode)535 or (SmtpStatusCode)534 or SmtpStatusCode.ClientNotPermitted } => new(MailRefused.Login, e.Message, forGood: false),
        { StatusCode: SmtpStatusCode.TransactionFailed or SmtpStatusCode.ExceededStorageAllocation } => new(MailRefused.Rejected, e.Message, forGood: true),
        _ => new(MailRefused.Rejected, e.Message, forGood: false),
    };
}
