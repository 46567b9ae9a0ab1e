using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>
/// A prospect asks for an account (R-EXT-05). Nothing is made before they have opened the link sent to their address (D-26); whoever has an account
/// already is written to as well, so that the answer here is the same for all.
/// </summary>
public sealed class RegisterProspect(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        [Required, MaxLength(ProspectRequest.NameLength)] public string? FirstName { get; set; }
        [Required, MaxLength(ProspectRequest.NameLength)] public string? LastName { get; set; }
        [Required, MaxLength(DoorMail.AddressLength), EmailAddress] public string? Email { get; set; }

        /// <summary>Nothing for a private person.</summary>
        [MaxLength(ProspectRequest.CompanyLength)] public string? Company { get; set; }
        [MaxLength(ProspectRequest.PhoneLength)] public string? Phone { get; set; }
        [MaxLength(ProspectRequest.PostalCodeLength)] public string? PostalCode { get; set; }
        [MaxLength(SignInRecord.AddressLength)] public string? From { get; set; }
        [RegularExpression("fr|en")] public string Language { get; set; } = "fr";
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        if (Inputs.Check(input) is { } wrong) return wrong;
        await using var db = await store.OpenAsync(Caller.System(Jobs.Sessions), ct);
        if (!(await db.FeaturesOnAsync(ct)).Contains(Feature.ProspectAccounts)) return new Problem("register.off");

        var now = clock.Now;
        if (!await Tallies.TakeAsync(db, now, ct, (Tallies.Registrations, Tallies.Fold(input.Email!)), (Tallies.NetworkAsks, Networks.Of(input.From)))) return new Problem("register.too-many");
        var link = new OneTimeLink { Purpose = LinkPurpose.Registration, CreatedAt = now, ExpiresAt = now + OneTimeLink.RegistrationLasts };
        var request = new ProspectRequest
        {
            LinkId = link.Id, Email = input.Email!.Trim(), FirstName = input.FirstName!.Trim(), LastName = input.LastName!.Trim(), Company = Inputs.Tidy(input.Company),
            Phone = Inputs.Tidy(input.Phone), PostalCode = Inputs.Tidy(input.PostalCode), Language = input.Language, ExpiresAt = link.ExpiresAt,
        };
        // Those nobody confirmed leave nothing behind.
        db.RemoveRange(await db.OneTimeLinks.Where(l => l.Purpose == LinkPurpose.Registration && l.ExpiresAt < now).OrderBy(l => l.ExpiresAt).Take(20).ToListAsync(ct));
        db.AddRange(link, request);
        db.Add(new DoorMail
        {
            Kind = DoorMailKind.Registration, To = request.Email, Language = request.Language, Name = Inputs.Cut($"{request.FirstName} {request.LastName}", 160), LinkId = link.Id, CreatedAt = now, DueAt = now,
        });
        var saved = await db.SaveAsync(ct);
        return saved.Problem == Problem.Stale || saved.Problem == Problem.Taken ? Result.Done : saved;
    }
}
