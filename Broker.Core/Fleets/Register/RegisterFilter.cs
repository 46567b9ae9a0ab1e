using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Register;

/// <summary>Open: all that somebody has to do something about.</summary>
public enum RegisterView { Open, ToSend, Prepared, Refused, Sent, Confirmed, Dropped, All }

public enum RegisterSort { Due, Plate }

/// <summary>What the list of notices is narrowed to, and its order.</summary>
public sealed record RegisterFilter
{
    private const int LongestText = 40;

    public RegisterView View { get; init; }

    /// <summary>Only what should have been sent by now.</summary>
    public bool Late { get; init; }
    public Guid? InsurerId { get; init; }
    public Guid? ContractId { get; init; }
    public Guid? ClientId { get; init; }
    public MovementKind? Kind { get; init; }

    /// <summary>How a registration begins, however it is typed.</summary>
    public string? Plate { get; init; }
    public RegisterSort Sort { get; init; }
    public bool Descending { get; init; }

    /// <summary>From 0.</summary>
    public int Page { get; init; }

    internal async Task<IQueryable<RegisterNotice>> NarrowAsync(BrokerDb db, DateTime now, CancellationToken ct)
    {
        var notices = InView(db.RegisterNotices.AsNoTracking());
        if (Late) notices = notices.Where(n => n.IsOpen && n.DueAt < now);
        if (ClientId is { } client) notices = notices.Where(n => n.ClientId == client);
        if (ContractId is { } contract) notices = notices.Where(n => n.ContractId == contract);
        if (Kind is { } kind) notices = notices.Where(n => n.Kind == kind);
        if (InsurerId is { } insurer)
        {
            // Contracts under delegation are few beside what moves on them.
            var with = await db.Contracts.Where(c => c.InsurerId == insurer && db.RegisterNotices.Any(n => n.ContractId == c.Id)).Select(c => c.Id).ToListAsync(ct);
            notices = notices.Where(n => EF.Parameter(with).Contains(n.ContractId));
        }
        if (Plate is not null && !Inputs.CanBeKept(Plate)) return notices.Where(n => false);
        return Shown(Inputs.Cut(Plate ?? "", LongestText)) is { Length: > 0 } start ? notices.Where(n => n.Plate.StartsWith(start)) : notices;
    }

    internal IQueryable<RegisterNotice> Order(IQueryable<RegisterNotice> notices) => (Sort, Descending) switch
    {
        (RegisterSort.Plate, false) => notices.OrderBy(n => n.Plate).ThenBy(n => n.Id),
        (RegisterSort.Plate, true) => notices.OrderByDescending(n => n.Plate).ThenByDescending(n => n.Id),
        (_, false) => notices.OrderBy(n => n.DueAt).ThenBy(n => n.Id),
        _ => notices.OrderByDescending(n => n.DueAt).ThenByDescending(n => n.Id),
    };

    private IQueryable<RegisterNotice> InView(IQueryable<RegisterNotice> all) => View switch
    {
        RegisterView.Open => all.Where(n => n.IsOpen),
        RegisterView.ToSend => all.Where(n => n.State == NoticeState.ToSend),
        RegisterView.Prepared => all.Where(n => n.State == NoticeState.Prepared),
        RegisterView.Refused => all.Where(n => n.State == NoticeState.Refused),
        RegisterView.Sent => all.Where(n => n.State == NoticeState.Sent),
        RegisterView.Confirmed => all.Where(n => n.State == NoticeState.Confirmed),
        RegisterView.Dropped => all.Where(n => n.State == NoticeState.Dropped),
        _ => all,
    };

    /// <summary>As plates are kept, as far as it can be told: "ab12" is the beginning of "AB-12".</summary>
    private static string Shown(string? typed)
    {
        var tidy = Inputs.Tidy(typed)?.ToUpperInvariant() ?? "";
        if (Fleets.Plate.Read(tidy) is { } whole) return whole.Shown;
        var key = Fleets.Plate.Key(tidy);
        return tidy.Contains('-') || key.Length < 3 || !char.IsLetter(key[0]) || !char.IsLetter(key[1]) ? tidy.Replace(' ', '-') : key.Length <= 5 ? $"{key[..2]}-{key[2..]}" : $"{key[..2]}-{key[2..5]}-{key[5..]}";
    }
}
