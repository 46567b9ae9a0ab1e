using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication;

/// <summary>Files a mail received elsewhere on a client's record, from its .eml file: the text, and its attachments among the documents (R-EML-05).</summary>
public sealed class FileReceivedMail(BrokerStore store, IFileShelf shelf, FirmClock clock)
{
    public const int MostMegabytes = 25;
    public const string Filed = "message.filed";
    private static readonly Problem Unreadable = new("mail.unreadable", nameof(Input.FileName)), Known = new("mail.already-filed", nameof(Input.FileName));

    public sealed class Input
    {
        public Guid ClientId { get; set; }
        [Required, MaxLength(Document.NameLength)] public string? FileName { get; set; }
    }

    /// <returns>The message's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, Stream content, CancellationToken ct = default)
    {
        if (Inputs.Check(input) is { } problem) return problem;
        if (!input.FileName!.Trim().EndsWith(".eml", StringComparison.OrdinalIgnoreCase)) return new Problem("mail.not-eml", nameof(Input.FileName));
        await using (var db = await store.OpenAsync(by, ct))
        {
            db.Actor.Demand(Permission.WriteMessages);
            if (!await db.Clients.AnyAsync(c => c.Id == input.ClientId, ct)) return Problem.Missing;
        }
        if (await ReadAsync(content, ct) is not { } file) return Problem.Of("mail.file-too-large", MostMegabytes).At(nameof(Input.FileName));
        ReceivedMail mail;
        try
        {
            mail = ReceivedMail.Read(file);
        }
        catch (FormatException)
        {
            return Unreadable;
        }

        var shelved = new List<(ReceivedMail.Piece Piece, StoredFile File)>();
        foreach (var piece in mail.Pieces)
        {
            var kept = await shelf.TryKeepAsync(piece.Content, piece.ContentType, clock.Now, ct);
            if (kept.Failed) return kept.Problem;
            shelved.Add((piece, kept.Value));
        }
        await using (var db = await store.OpenAsync(by, ct))
        {
            db.Actor.Demand(Permission.WriteMessages);
            var came = new CameMail
            {
                From = mail.From, To = mail.To, Subject = mail.Subject, Text = mail.Text, Key = mail.Key, LeftOut = mail.LeftOut, Pieces = [.. shelved.Select(s => (s.Piece.Name, s.File))],
                // A clock set wrong elsewhere does not put a mail above those of tomorrow.
                At = mail.SentAt is { } at && at < clock.Now ? at : clock.Now,
            };
            if (came.Key is { } key && await db.Messages.AnyAsync(m => m.ClientId == input.ClientId && m.Key == key, ct)) return Known;
            var message = db.Put(came, input.ClientId, db.Actor.Name, db.Actor.PersonId, clock.Now);
            var saved = await db.SaveAsync(ct);
            return saved.Problem is null ? message.Id : saved.Problem.Code == Problem.Taken.Code ? Known : saved.Problem;
        }
    }

    private static async Task<byte[]?> ReadAsync(Stream content, CancellationToken ct)
    {
        const long most = MostMegabytes * 1024L * 1024;
        var buffer = new MemoryStream();
        var chunk = new byte[81_920];
        int read;
        while ((read = await content.ReadAsync(chunk, ct)) > 0)
        {
            if (buffer.Length + read > most) return null;
            buffer.Write(chunk, 0, read);
        }
        return buffer.ToArray();
    }
}
