using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Communication.Mailboxes;
using Broker.Core.Storage;
using Broker.Core.Word.Pdf;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>The firm's own key to sign its papers with: looked at, then sealed, and never shown again.</summary>
public sealed class SetSigningKey(BrokerStore store, ISeal seal, FirmClock clock)
{
    public sealed class Input
    {
        /// <summary>A PKCS#12 file (.p12, .pfx).</summary>
        public byte[] File { get; set; } = [];
        [MaxLength(200)] public string? Password { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageStaff);
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (input.File is not { Length: > 0 }) return new Problem("key.unreadable", nameof(Input.File));

        var read = SigningKey.Read(input.File, input.Password ?? "", clock.Now);
        if (read.Failed) return read.Problem;
        using var key = read.Value;
        var settings = await db.PaperSettings.SingleOrDefaultAsync(ct) ?? db.Add(new PaperSettings { Id = PaperSettings.Only }).Entity;
        settings.SetKey(KeptKey.Close(seal, input.File, input.Password ?? ""), key.Subject, key.Issuer, key.ExpiresAt, clock.Now, db.Actor.Signature, db.Actor.PersonId);
        return await db.SaveAsync(ct);
    }
}
