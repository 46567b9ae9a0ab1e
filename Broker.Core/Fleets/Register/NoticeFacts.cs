using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Register;

/// <summary>A notice with what the law asks to stand beside it, as things are now.</summary>
/// <param name="Plate">Of an exit to come: the one the vehicle will bear by then.</param>
internal sealed record NoticeFacts(RegisterNotice Notice, Contract Contract, Insurer? Insurer, string Plate)
{
    public Problem? Lacks => RegisterRules.Lacks(Insurer, Contract, Plate, Notice.EffectOn);

    public static async Task<List<NoticeFacts>> ReadAsync(BrokerDb db, IReadOnlyList<RegisterNotice> notices, CancellationToken ct)
    {
        List<Guid> contractIds = [.. notices.Select(n => n.ContractId).Distinct()];
        var contracts = await db.Contracts.AsNoTracking().WithFacts().Where(c => EF.Parameter(contractIds).Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        List<Guid> insurerIds = [.. contracts.Values.Select(c => c.InsurerId).Distinct()];
        var insurers = await db.Insurers.AsNoTracking().Where(i => EF.Parameter(insurerIds).Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);

        List<Guid> leaving = [.. notices.Where(n => n is { Kind: MovementKind.Exit, MayChange: true }).Select(n => n.ItemId).Distinct()];
        var plates = leaving.Count == 0 ? [] : await db.Vehicles.Where(v => EF.Parameter(leaving).Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => v.Plate, ct);
        var changes = (leaving.Count == 0 ? [] : await db.ItemMovements.AsNoTracking().Where(m => EF.Parameter(leaving).Contains(m.ItemId) && m.Kind == MovementKind.PlateChange && m.State == MovementState.Scheduled).ToListAsync(ct)).ToLookup(m => m.ItemId);
        return [.. notices.Select(n => new NoticeFacts(n, contracts[n.ContractId], insurers.GetValueOrDefault(contracts[n.ContractId].InsurerId), PlateOf(n)))];

        string PlateOf(RegisterNotice notice)
        {
            // A vehicle that left the register by giving up its plate is told by the plate it had.
            if (!plates.TryGetValue(notice.ItemId, out var plate) || plate.Length == 0) return notice.Plate;
            var moment = notice.EffectOn.ToDateTime(notice.EffectTime ?? TimeOnly.MinValue);
            var last = changes[notice.ItemId].Where(c => c.Moment < moment).OrderBy(c => c.Moment).LastOrDefault();
            return last is not null && RegisterRules.Sides(last).After is { Length: > 0 } after ? after : plate;
        }
    }
}
