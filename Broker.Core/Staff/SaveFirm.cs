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
        [RegularExpression("^#[0-9a-fA-F]{6}$")] public string? Colour { get; set; }
        public Guid Version { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageStaff);
        if (Inputs.Check(input) is { } problem) return problem;

        var firm = await db.Firms.SingleOrDefaultAsync(ct);
        if (firm is null) db.Add(firm = new Firm { Id = Firm.OnlyId, Name = input.Name! });
        else if (firm.Version != input.Version) return Problem.Stale;
        (firm.Name, firm.Street, firm.PostalCode, firm.City) = (input.Name!, input.Street, input.PostalCode, input.City);
        (firm.Phone, firm.Email, firm.Orias, firm.Colour) = (input.Phone, input.Email, input.Orias, input.Colour);
        return await db.SaveAsync(ct);
    }
}
