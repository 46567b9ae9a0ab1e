using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Staff;

/// <summary>How the firm presents itself. Everybody may read it, the visitor at the door included.</summary>
public sealed class FirmQuery(BrokerStore store, SharedAnswers answers)
{
    public sealed record FirmView(string Name, string? Street, string? PostalCode, string? City, string? Phone, string? Email, string? Orias, string? Colour, Guid Version)
    {
        public string? Header { get; init; }
        public string? Footer { get; init; }
        public bool HasLogo { get; init; }
        public IReadOnlyList<FirmOffice> Offices { get; init; } = [];
    }

    public Task<FirmView> RunAsync(Caller by, CancellationToken ct = default) => answers.GetAsync(null, Actor.Nobody, nameof(FirmQuery), async () =>
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        return await db.Firms.AsNoTracking()
            .Select(f => new FirmView(f.Name, f.Street, f.PostalCode, f.City, f.Phone, f.Email, f.Orias, f.Colour, f.Version) { Header = f.Header, Footer = f.Footer, Offices = f.Offices, HasLogo = f.Logo != null })
            .SingleOrDefaultAsync(ct) ?? new FirmView("Broker", null, null, null, null, null, null, null, Guid.Empty);
    });
}
