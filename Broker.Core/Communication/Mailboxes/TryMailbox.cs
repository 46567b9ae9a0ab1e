using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication.Mailboxes;

/// <summary>Opens a mailbox as it is typed, before it is saved, and closes it again: answers how many mails lie in it.</summary>
public sealed class TryMailbox(BrokerStore store, ILetterBox boxes, ISeal seal)
{
    public async Task<Result<int>> RunAsync(Caller by, SaveMailbox.Input input, CancellationToken ct = default)
    {
        string? password;
        await using (var db = await store.OpenToReadAsync(by, ct))
        {
            db.Actor.Demand(Permission.ManageStaff);
            if (SaveMailbox.Check(input) is { } wrong) return wrong;
            password = string.IsNullOrEmpty(input.Password) ? null : input.Password;
            if (password is null && input.Id is { } id)
            {
                // The kept one, and only for the server and the name it was given for.
                var kept = await db.Mailboxes.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct);
                if (kept is null) return Problem.Missing;
                if (kept.Host != input.Host!.Trim() || kept.UserName != SaveMailbox.UserOf(input)) return new Problem("mailbox.password-again", nameof(input.Password));
                if ((password = seal.Open(kept.SealedPassword)) is null) return new Problem(MailboxRefused.Sealed, nameof(input.Password));
            }
        }
        if (password is null) return new Problem("input.required", nameof(input.Password));
        try
        {
            await using var box = await boxes.OpenAsync(new() { Host = input.Host!.Trim(), Port = input.Port!.Value, Safety = input.Safety, UserName = SaveMailbox.UserOf(input), Password = password }, ct);
            return box.Count;
        }
        catch (MailboxRefused refused)
        {
            return Problem.Of(refused.Code, refused.Detail is { } said ? Inputs.Cut(MailAddresses.OneLine(said), Message.DetailLength) : "");
        }
    }
}
