using System.Globalization;
using System.Text.RegularExpressions;
using Broker.Core.Common;
using Broker.Core.Communication.Mime;
using Broker.Core.Files;

namespace Broker.Core.Communication;

/// <summary>A mail as it came, read from its bytes.</summary>
internal sealed partial record ReceivedMail(string From, string To, string Subject, DateTime? SentAt, string? Key, string Text, IReadOnlyList<ReceivedMail.Piece> Pieces, IReadOnlyList<string> LeftOut)
{
    private const int MostAnswered = 30;

    /// <summary>The bare address it says it comes from, in lower case; empty when there is none one could write to.</summary>
    public string Sender { get; init; } = "";

    /// <summary>The Message-IDs of the mails it answers, the nearest first.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    private const int MostPieces = 30, MostText = 500_000, FromLength = 300, KeyLength = 250;

    public sealed record Piece(string Name, string ContentType, byte[] Content);

    /// <exception cref="FormatException">It is no mail.</exception>
    public static ReceivedMail Read(ReadOnlyMemory<byte> file)
    {
        var mail = MimeReader.Read(file);
        if (!mail.Has("from") || !(mail.Has("date") || mail.Has("subject") || mail.Has("message-id"))) throw new FormatException("Not a mail.");
        var attached = mail.All().Where(part => part.IsAttachment).ToList();
        var kept = attached.Select(ToPiece).OfType<Piece>().Where(piece => piece.Content.Length > 0).Take(MostPieces).ToList();
        return new ReceivedMail(Cut(mail.Header("from"), FromLength), Cut(string.Join(", ", new[] { mail.Header("to"), mail.Header("cc") }.Where(list => list != "")), Message.AddressesLength),
            Cut(mail.Header("subject"), Message.SubjectLength), DateOf(mail.Header("date")), Cut(mail.Header("message-id"), KeyLength) is { Length: > 0 } key ? key : null, TextOf(mail), kept,
            [.. attached.Select(NameOf).Except(kept.Select(piece => piece.Name)).Take(MostPieces)])
        {
            Sender = SenderOf(mail.Header("from")), Answers = AnsweredBy(mail),
        };
    }

    /// <summary>The head alone of a mail: who, what and when.</summary>
    /// <exception cref="FormatException">It is no mail.</exception>
    public static (string From, string Sender, string Subject, DateTime? SentAt) ReadHead(ReadOnlySpan<byte> head)
    {
        var mail = MimeReader.Head(head);
        return (Cut(mail.Header("from"), FromLength), SenderOf(mail.Header("from")), Cut(mail.Header("subject"), Message.SubjectLength), DateOf(mail.Header("date")));
    }

    /// <summary>What stands in the last brackets: before them a name may say anything.</summary>
    private static string SenderOf(string from)
    {
        var (open, close) = (from.LastIndexOf('<'), from.LastIndexOf('>'));
        var address = (open >= 0 && close > open ? from[(open + 1)..close] : from).Trim().ToLowerInvariant();
        return MailAddresses.IsOne(address) ? address : "";
    }

    private static IReadOnlyList<string> AnsweredBy(MimePart mail) =>
        [.. Id().Matches(mail.Header("in-reply-to")).Concat(Id().Matches(mail.Header("references")).Reverse()).Select(found => found.Value).Where(id => id.Length <= KeyLength).Distinct().Take(MostAnswered)];

    private static string TextOf(MimePart mail)
    {
        var texts = mail.All().Where(part => !part.IsMultipart && !part.IsAttachment && part.Type.StartsWith("text/", StringComparison.Ordinal)).ToList();
        var plain = texts.Where(part => part.Type == "text/plain").Select(part => MimeText.Tidy(part.Text())).Where(text => text.Length > 0).ToList();
        var text = plain.Count > 0 ? string.Join("\n\n", plain) : string.Join("\n\n", texts.Where(part => part.Type == "text/html").Select(part => MimeText.OfHtml(part.Text())));
        return Inputs.Cut(text, MostText);
    }

    private static Piece? ToPiece(MimePart part)
    {
        var name = NameOf(part);
        return ContentTypes.OfName(name) is { } type ? new(name, type, part.Content) : null;
    }

    /// <summary>Only the name, whatever path or trick it came with.</summary>
    private static string NameOf(MimePart part)
    {
        var name = MailAddresses.OneLine((part.FileName ?? "").Replace('\\', '/').Split('/')[^1]).Trim('.', ' ');
        if (name == "") name = part.Type == "message/rfc822" ? "message" : part.Type == ContentTypes.Pdf ? ContentTypes.Named("document", part.Type) : part.Type.Replace('/', '.');
        if (part.Type == "message/rfc822" && !name.EndsWith(".eml", StringComparison.OrdinalIgnoreCase)) name += ".eml";
        return name.Length <= Document.NameLength ? name : Inputs.Cut(name, Document.NameLength - 12) + Inputs.Cut(Path.GetExtension(name), 12);
    }

    private static string Cut(string text, int most) => Inputs.Cut(MailAddresses.OneLine(text), most);

    /// <summary>"Tue, 3 Nov 2026 09:12:00 +0100 (CET)".</summary>
    private static DateTime? DateOf(string header)
    {
        if (Date().Match(header) is not { Success: true } found) return null;
        var zone = found.Groups["zone"].Value is ['+' or '-', ..] and { Length: 5 } offset ? $"{offset[..3]}:{offset[3..]}" : "+00:00";
        var seconds = found.Groups["seconds"].Success ? found.Groups["seconds"].Value : ":00";
        return DateTimeOffset.TryParseExact($"{found.Groups["day"].Value} {found.Groups["time"].Value}{seconds} {zone}", "d MMM yyyy H:mm:ss zzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.UtcDateTime : null;
    }

    [GeneratedRegex("<[^<>\\s]+>")]
    private static partial Regex Id();

    [GeneratedRegex(@"(?<day>\d{1,2} [A-Za-z]{3} \d{4})\s+(?<time>\d{1,2}:\d{2})(?<seconds>:\d{2})?\s*(?<zone>[+-]\d{4}|[A-Z]{1,4})?")]
    private static partial Regex Date();
}
