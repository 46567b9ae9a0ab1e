using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Staff;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>
/// A code by mail, asked for at the door. Whether anybody has that address is not looked up here, but when the mail's turn comes: the answer, and the time
/// it takes, are the same for all (IND-22).
/// </summary>
public sealed class AskCode(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        [Required, MaxLength(DoorMail.AddressLength), EmailAddress] public string? Email { get; set; }

        /// <summary>Of the network asking, as the server sees it.</summary>
        [MaxLength(SignInRecord.AddressLength)] public string? From { get; set; }
        [RegularExpression("fr|en")] public string Language { get; set; } = "fr";
    }

    public static readonly Problem TooMany = new("code.too-many");

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        if (Inputs.Check(input) is { } wrong) return wrong;
        await using var db = await store.OpenAsync(Caller.System(Jobs.Sessions), ct);
        if (await db.Firms.AsNoTracking().Select(f => (SignInWays?)f.SignInWays).SingleOrDefaultAsync(ct) == SignInWays.Password) return new Problem("code.off");

        var now = clock.Now;
        var email = Tallies.Fold(input.Email!);
        if (!await Tallies.TakeAsync(db, now, ct, (Tallies.CodesAskedShort, email), (Tallies.CodesAskedLong, email), (Tallies.NetworkAsks, Networks.Of(input.From)))) return TooMany;
        db.Add(DoorMails.To(DoorMailKind.Code, input.Email!, input.Language, now));
        return await db.SaveAsync(ct);
    }
}
