using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Communication;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>Enters a recipient into a client's book, or corrects one; what was printed for them stays as it was.</summary>
public sealed class SaveRecipient(BrokerStore store)
{
    /// <summary>A book, not a register of mankind.</summary>
    public const int Most = 1_000;

    public sealed class Input
    {
        public Guid ClientId { get; set; }

        /// <summary>None for a new one.</summary>
        public Guid? Id { get; set; }

        /// <summary>As it was when it was opened.</summary>
        public Guid Version { get; set; }
        [Required, MaxLength(CertificateRecipient.NameLength)] public string? Name { get; set; }
        [MaxLength(CertificateRecipient.AddressLength)] public string? Address { get; set; }
        [MaxLength(CertificateRecipient.EmailLength)] public string? Email { get; set; }
        [MaxLength(CertificateRecipient.WordingLength)] public string? Wording { get; set; }
    }

    /// <returns>The recipient's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        RecipientsQuery.Demand(db.Actor);
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (!await db.Clients.AnyAsync(c => c.Id == input.ClientId, ct)) return Problem.Missing;
        var email = Inputs.Tidy(input.Email);
        if (email is not null && !MailAddresses.IsOne(email)) return Problem.Of("message.not-an-address", email).At(nameof(Input.Email));

        var book = db.CertificateRecipients.Where(r => r.ClientId == input.ClientId && !r.Removed);
        CertificateRecipient? recipient;
        if (input.Id is { } id)
        {
            recipient = await book.SingleOrDefaultAsync(r => r.Id == id, ct);
            if (recipient is null) return Problem.Missing;
            if (recipient.Version != input.Version) return Problem.Stale;
        }
        else
        {
            if (await book.CountAsync(ct) >= Most) return Problem.Of("recipient.too-many", Most);
            recipient = db.Add(new CertificateRecipient { ClientId = input.ClientId, Name = "" }).Entity;
        }
        (recipient.Name, recipient.Email) = (MailAddresses.OneLine(input.Name!.Trim()), email);
        (recipient.Address, recipient.Wording) = (Inputs.Tidy(input.Address)?.ReplaceLineEndings("\n"), Inputs.Tidy(input.Wording)?.ReplaceLineEndings("\n"));
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : recipient.Id;
    }
}
