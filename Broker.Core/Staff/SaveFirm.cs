using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Staff;

public sealed class SaveFirm(BrokerStore store)
{
    public sealed class Input
    {
        [Required, MaxLength(120)] public string? Name { get; set; }
        [MaxLength(200)] public string? Street { get; set; }
        [MaxLength(12)] public string? PostalCode { get; set; }
        [MaxLength(100)] public string? City { get; set; }
        [MaxLength(30)] public string? Phone { get; set; }
        [MaxLength(254), EmailAddress] public string? Email { get; set; }
        [MaxLength(20)] public string? Orias { get; set; }
        [MaxLength(Firm.LinesLength)] public string? Header { get; set; }
        [MaxLength(Firm.LinesLength)] public string? Footer { get; set; }
        [RegularExpression("^#[0-9a-fA-F]{6}$", ErrorMessage = "firm.colour-wrong")] public string? Colour { get; set; }
        public List<FirmOffice> Offices { get; set; } = [];
        public Guid Version { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageStaff);
        if ((Inputs.Check(input) ?? Refuse(input)) is { } problem) return problem;

        var firm = await db.Firms.SingleOrDefaultAsync(ct);
        if (firm is null) db.Add(firm = new Firm { Id = Firm.OnlyId, Name = input.Name! });
        else if (firm.Version != input.Version) return Problem.Stale;
        (firm.Name, firm.Street, firm.PostalCode, firm.City) = (input.Name!.Trim(), Inputs.Tidy(input.Street), Inputs.Tidy(input.PostalCode), Inputs.Tidy(input.City));
        (firm.Phone, firm.Email, firm.Orias) = (Inputs.Tidy(input.Phone), Inputs.Tidy(input.Email), Inputs.Tidy(input.Orias));
        (firm.Header, firm.Footer) = (Inputs.Tidy(input.Header), Inputs.Tidy(input.Footer));
        (firm.Colour, firm.Offices) = (Inputs.Tidy(input.Colour)?.ToLowerInvariant(), [.. input.Offices.Select(o => o.Tidied())]);
        return await db.SaveAsync(ct);
    }

    private static Problem? Refuse(Input input)
    {
        if (Inputs.Tidy(input.Orias) is { } orias && !(orias.Count(char.IsAsciiDigit) == 8 && orias.All(c => char.IsAsciiDigit(c) || char.IsWhiteSpace(c))))
            return new("firm.orias-wrong", nameof(Input.Orias));
        if (input.Offices.Count > FirmOffice.Most) return Problem.Of("firm.too-many-offices", FirmOffice.Most);
        return input.Offices.Select((office, at) => Inputs.Check(office) is { } wrong ? wrong.At(OfficeField(at, wrong.Field!)) : null).FirstOrDefault(wrong => wrong is not null);
    }

    /// <summary>The name by which a problem speaks of one field of one office.</summary>
    public static string OfficeField(int at, string field) => $"{nameof(Input.Offices)}[{at}].{field}";
}
