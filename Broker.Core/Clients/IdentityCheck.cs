using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>What is wrong with an identity beyond the shape of each of its fields.</summary>
internal static class IdentityCheck
{
    public static Problem? Find(SaveClient.Input input, DateOnly today) =>
        Inputs.Check(input)
        ?? Rows(input)
        ?? Numbers(input)
        ?? (input.BirthDate > today ? new Problem("client.day-ahead", nameof(input.BirthDate)) : null)
        ?? (input.FoundedOn > today ? new Problem("client.day-ahead", nameof(input.FoundedOn)) : null)
        ?? (Countries.Knows(input.Country) ? null : new Problem("input.not-accepted", nameof(input.Country)));

    /// <summary>Words of the right lists, and a handler of the firm's. A retired word stays where it is, and is chosen nowhere else.</summary>
    public static async Task<Problem?> FindAsync(BrokerDb db, SaveClient.Input input, Client client, CancellationToken ct)
    {
        if (!await db.IsOfFirmAsync(input.HandlerId, ct)) return Problem.Missing.At(nameof(input.HandlerId));
        var present = await db.ClientAddresses.Where(a => a.ClientId == client.Id).Select(a => a.CorrespondenceTypeId).ToListAsync(ct);
        present.AddRange([client.CategoryId, client.LegalFormId, client.SegmentId, client.OriginId, client.CorrespondenceTypeId]);
        var chosen = new List<(ListKind List, Guid? Id, string Field)>
        {
            (ListKind.SocioProfessionalCategory, input.CategoryId, nameof(input.CategoryId)), (ListKind.LegalForm, input.LegalFormId, nameof(input.LegalFormId)),
            (ListKind.Segment, input.SegmentId, nameof(input.SegmentId)), (ListKind.BusinessOrigin, input.OriginId, nameof(input.OriginId)),
            (ListKind.CorrespondenceType, input.CorrespondenceTypeId, nameof(input.CorrespondenceTypeId)),
        };
        chosen.AddRange(input.OtherAddresses.Select((a, i) => (ListKind.CorrespondenceType, a.CorrespondenceTypeId, RowField(nameof(input.OtherAddresses), i, nameof(a.CorrespondenceTypeId)))));
        var ids = chosen.Select(c => c.Id).OfType<Guid>().Distinct().ToList();
        if (ids.Count == 0) return null;
        var known = await db.ListValues.Where(v => ids.Contains(v.Id) && (!v.Retired || present.Contains(v.Id))).ToDictionaryAsync(v => v.Id, v => v.List, ct);
        var odd = chosen.Find(c => c.Id is { } id && (!known.TryGetValue(id, out var list) || list != c.List));
        return odd.Field is null ? null : Problem.Missing.At(odd.Field);
    }

    /// <summary>How a problem names a field of a further phone or address: "OtherPhones.0.Number".</summary>
    public static string RowField(string list, int row, string field) => FormattableString.Invariant($"{list}.{row}.{field}");

    private static Problem? Rows(SaveClient.Input input) =>
        First(input.OtherPhones, nameof(input.OtherPhones)) ?? First(input.OtherAddresses, nameof(input.OtherAddresses))
        ?? (input.OtherAddresses.FindIndex(a => !Countries.Knows(a.Country)) is >= 0 and var i ? new Problem("input.not-accepted", RowField(nameof(input.OtherAddresses), i, nameof(input.Country))) : null);

    private static Problem? First<T>(List<T> rows, string list) where T : notnull => rows
        .Select((row, i) => Inputs.Check(row) is { } problem ? problem.At(RowField(list, i, problem.Field!)) : null)
        .FirstOrDefault(problem => problem is not null);

    private static Problem? Numbers(SaveClient.Input input)
    {
        if (input.Kind == ClientKind.NaturalPerson) return null;
        var siret = Inputs.Tidy(input.Siret) is { } typed ? Siret.Read(typed) : null;
        var siren = Inputs.Tidy(input.Siren) is { } short9 ? Siren.Read(short9) : siret?[..9];
        if (siret is not null && siret[..9] != siren) return new("client.siret-other-siren", nameof(input.Siret));
        var vat = Inputs.Tidy(input.VatNumber) is { } number ? VatNumber.Read(number) : null;
        return vat is not null && siren is not null && VatNumber.SirenOf(vat) is { } within && within != siren ? new("client.vat-other-siren", nameof(input.VatNumber)) : null;
    }
}
