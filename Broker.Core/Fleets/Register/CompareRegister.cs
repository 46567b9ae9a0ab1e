using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Files;
using Broker.Core.Files.Sheets;
using Broker.Core.Fleets.Sheets;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Register;

/// <summary>
/// An insurer's file of insured vehicles is held against our books, for all its contracts or for one (R451-5 II). Nothing of either is changed: what is unlike is kept, with
/// the file, for somebody to put right.
/// </summary>
public sealed class CompareRegister(BrokerStore store, IFileShelf shelf, FirmClock clock)
{
    public sealed class Input
    {
        public Guid? InsurerId { get; set; }

        /// <summary>Null: all contracts of the insurer.</summary>
        public Guid? ContractId { get; set; }

        /// <summary>Made by whoever brings it: sent again, it is the same comparison.</summary>
        public Guid UploadId { get; set; } = Guid.CreateVersion7();
        public string? FileName { get; set; }
    }

    /// <summary>What is compared.</summary>
    /// <param name="Ends">First days without cover of contracts that have one.</param>
    /// <param name="Numbers">Of the contracts, by their folded policy number.</param>
    private sealed record Scope(Guid InsurerId, Guid? ContractId, string? Number, Dictionary<Guid, DateOnly> Ends, Dictionary<string, Guid> Numbers);

    /// <returns>The comparison's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, Stream content, CancellationToken ct = default)
    {
        await using (var db = await store.OpenAsync(by, ct))
        {
            db.Actor.Demand(Permission.ManageClients);
            if (db.Actor.PersonId is null) return Problem.Missing;
            if (await FindAsync(db, input, ct) is { } already) return already;
            var scope = await ScopeAsync(db, input, withContracts: false, ct);
            if (scope.Failed) return scope.Problem;
        }
        var name = IncomingName.Check(input.FileName);
        if (name.Failed) return name.Problem;
        try
        {
            await using var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
            if (!await SheetDesk.CopyAsync(content, file, ct)) return Problem.Of("sheet.too-large", SheetLimits.Megabytes);
            using var seat = await SheetDesk.SitAsync(ct);
            return await TakeAsync(by, input, name.Value, file, ct);
        }
        catch (IOException)
        {
            ct.ThrowIfCancellationRequested();
            return new Problem("document.not-kept", nameof(Input.FileName));
        }
    }

    private async Task<Result<Guid>> TakeAsync(Caller by, Input input, string name, FileStream file, CancellationToken ct)
    {
        var theirs = new RegisterReading(clock.Today);
        if (theirs.Read(file) is { } unreadable) return unreadable;
        var (id, scope, matching) = (Guid.CreateVersion7(), default(Scope)!, default(RegisterMatching)!);
        await using (var db = await store.OpenToListAsync(by, ct))
        {
            var asked = await ScopeAsync(db, input, withContracts: true, ct);
            if (asked.Failed) return asked.Problem;
            scope = asked.Value;
            matching = new(theirs, clock.Today, scope.Number);
            await foreach (var our in Ours(db, scope).AsAsyncEnumerable().WithCancellation(ct)) matching.Take(Ended(our, scope));
        }
        var differences = matching.End(id, scope.Numbers);

        file.Position = 0;
        var kept = await shelf.PutAsync(file, ct);
        await using (var db = await store.OpenAsync(by, ct))
        {
            var stored = new StoredFile { Hash = kept.Hash, Size = kept.Size, ContentType = ContentTypes.OfName(name) ?? "text/csv", CreatedAt = clock.Now };
            int Of(DifferenceKind kind) => differences.Count(d => d.Kind == kind);
            db.Add(stored);
            db.Add(new RegisterComparison
            {
                Id = id, InsurerId = scope.InsurerId, ContractId = scope.ContractId, FileName = Inputs.Cut(name, RegisterComparison.NameLength), FileId = stored.Id, PersonId = db.Actor.PersonId!.Value, UploadId = input.UploadId,
                MadeAt = clock.Now, MadeBy = db.Actor.Signature, Unknown = [.. theirs.Unknown], Rows = theirs.Rows, Same = matching.Same, Aside = matching.Aside, OnlyOurs = Of(DifferenceKind.OnlyOurs),
                OnlyTheirs = Of(DifferenceKind.OnlyTheirs), Dates = Of(DifferenceKind.Dates), Policy = Of(DifferenceKind.Policy), Unread = Of(DifferenceKind.Unread),
            });
            db.AfterWith(inner => BulkWrite.InsertAsync(db, differences, inner));
            var saved = await db.SaveAsync(ct);
            if (!saved.Failed) return id;
            return saved.Problem == Problem.Taken && await FindAsync(db, input, ct) is { } rival ? rival : saved.Problem;
        }
    }

    private static async Task<Result<Scope>> ScopeAsync(BrokerDb db, Input input, bool withContracts, CancellationToken ct)
    {
        var (insurer, number) = (input.InsurerId, default(string));
        if (input.ContractId is { } chosen)
        {
            if (await db.Contracts.Where(c => c.Id == chosen).Select(c => new { c.InsurerId, c.Number }).SingleOrDefaultAsync(ct) is not { } contract) return Problem.Missing.At(nameof(Input.ContractId));
            (insurer, number) = (contract.InsurerId, contract.Number);
        }
        if (insurer is not { } one) return new Problem("input.required", nameof(Input.InsurerId));
        if (!await db.Insurers.AnyAsync(i => i.Id == one, ct)) return Problem.Missing.At(nameof(Input.InsurerId));
        var contracts = withContracts ? await InScope(db, one, input.ContractId).AsNoTracking().WithFacts().ToListAsync(ct) : [];
        var numbers = new Dictionary<string, Guid>();
        foreach (var contract in contracts) numbers.TryAdd(RegisterMatching.Fold(contract.Number), contract.Id);
        return new Scope(one, input.ContractId, number, contracts.Where(c => c.EndsOn is not null).ToDictionary(c => c.Id, c => c.EndsOn!.Value), numbers);
    }

    private static IQueryable<Contract> InScope(BrokerDb db, Guid insurerId, Guid? contractId) =>
        db.Contracts.Where(c => c.InsurerId == insurerId && (contractId == null || c.Id == contractId) && db.Vehicles.Any(v => v.ContractId == c.Id));

    private static IQueryable<RegisterMatching.Our> Ours(BrokerDb db, Scope scope) =>
        from vehicle in db.Vehicles
        join contract in db.Contracts on vehicle.ContractId equals contract.Id
        where contract.InsurerId == scope.InsurerId && (scope.ContractId == null || contract.Id == scope.ContractId) && vehicle.Standing == ItemStanding.Confirmed && vehicle.PlateKey != null
            && (vehicle.PlateKind == PlateKind.Siv || vehicle.PlateKind == PlateKind.Fni || vehicle.PlateKind == PlateKind.Provisional)
        orderby vehicle.PlateKey, vehicle.EnteredOn
        select new RegisterMatching.Our(vehicle.Id, contract.Id, contract.Number, vehicle.PlateKey!, vehicle.Plate, vehicle.EnteredOn, vehicle.ExitedOn);

    private static RegisterMatching.Our Ended(RegisterMatching.Our our, Scope scope) => scope.Ends.TryGetValue(our.ContractId, out var end) && !(our.Until <= end) ? our with { Until = end } : our;

    private static async Task<Guid?> FindAsync(BrokerDb db, Input input, CancellationToken ct)
    {
        var person = db.Actor.PersonId;
        return await db.RegisterComparisons.Where(c => c.UploadId == input.UploadId && c.PersonId == person).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(ct);
    }
}
