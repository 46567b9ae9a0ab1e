using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>A forgotten password (R-EXT-04). The answer, and the time it takes, are the same for any address (D-25): who has it is seen when the mail's turn comes.</summary>
public sealed class AskPasswordReset(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        [Required, MaxLength(DoorMail.AddressLength), EmailAddress] public string? Email { get; set; }
        [MaxLength(SignInRecord.AddressLength)] public string? From { get; set; }
        [RegularExpression("fr|en")] public string Language { get; set; } = "fr";
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        if (Inputs.Check(input) is { } wrong) return wrong;
        await using var db = await store.OpenAsync(Caller.System(Jobs.Sessions), ct);
        if (!(await db.FeaturesOnAsync(ct)).Contains(Feature.ForgottenPassword)) return new Problem("reset.off");

        var now = clock.Now;
        if (!await Tallies.TakeAsync(db, now, ct, (Tallies.ResetsAsked, Tallies.Fold(input.Email!)), (Tallies.NetworkAsks, Networks.Of(input.From)))) return new Problem("reset.too-many");
        db.Add(DoorMails.To(DoorMailKind.Reset, input.Email!, input.Language, now));
        var saved = await db.SaveAsync(ct);
        // Pressed twice at once: one mail is enough.
        return saved.Problem == Problem.Stale || saved.Problem == Problem.Taken ? Result.Done : saved;
    }
}
