using System.Security.Cryptography;
using System.Text;
using Broker.Core.Common;
using Broker.Core.Files.Sheets;
using Broker.Core.Products;

namespace Broker.Core.Fleets.Sheets;

/// <param name="Fleet">On what movements are judged.</param>
/// <param name="Waiting">Reported and not decided on, by item.</param>
/// <param name="PlateChanges">In effect or to come, by item.</param>
internal sealed record SheetBasis(ContractFleet Fleet, SheetGround Ground, ItemWords Words, ILookup<Guid, ItemMovement> Waiting, ILookup<Guid, ItemMovement> PlateChanges, bool Whole, DateOnly On);

/// <summary>The sheet beside the contract, row by row, in memory: what comes, what changes, what leaves, what stays as it is, and what cannot be (D-43). The rules are those of the single movements.</summary>
internal sealed class SheetComparing
{
    private readonly SheetBasis basis;
    private readonly Presence presence;
    private readonly Dictionary<Guid, int> claimed = [];
    private readonly Dictionary<Guid, int> coming = [];
    private readonly Dictionary<string, List<(DateTime From, DateTime? Until, int Line)>> named = [];
    private readonly IReadOnlyList<ItemField> fields;
    private readonly string number;

    private SheetComparing(SheetBasis basis)
    {
        this.basis = basis;
        fields = [.. ItemFields.Of(basis.Fleet.Kind)];
        number = Searchable.Fold(basis.Fleet.Contract.Number);
        presence = basis.Fleet.Kind == ItemKind.Vehicle ? Presence.Of(basis.Ground.Items.OfType<Vehicle>(), basis.PlateChanges.SelectMany(c => c)) : new();
    }

    private MovementGround Ground => basis.Fleet.Ground;

    /// <param name="entries">Each is let go once it is compared: there may be a hundred thousand.</param>
    public static List<SheetStep> Compare(SheetBasis basis, List<SheetEntry> entries)
    {
        var comparing = new SheetComparing(basis);
        var steps = new List<SheetStep>(entries.Count);
        for (var i = 0; i < entries.Count; i++)
        {
            steps.Add(comparing.Compare(entries[i]));
            entries[i] = null!;
        }
        entries.Clear();
        if (basis.Whole) steps.AddRange(comparing.Absent());
        return steps;
    }

    /// <summary>What was looked at, in short.</summary>
    public static string DigestOf(IReadOnlyList<SheetStep> steps)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var text = new StringBuilder();
        foreach (var step in steps)
        {
            text.Clear().Append(step.Line).Append('|').Append(step.Outcome).Append('|').Append(step.Label).Append('|').Append(step.On?.DayNumber).Append('|').Append(step.Exit?.Ticks);
            if (step.Outcome != SheetOutcome.Added) text.Append('|').Append(step.Item?.Id);
            foreach (var change in step.Changes) text.Append('|').Append(change.Field).Append('=').Append(change.Before).Append('>').Append(change.After);
            foreach (var change in step.PlateChanges) text.Append('|').Append(change.Field).Append('=').Append(change.After);
            foreach (var problem in step.Problems) text.Append('|').Append(problem.Code);
            hash.AppendData(Encoding.UTF8.GetBytes(text.Append('\n').ToString()));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private SheetStep Compare(SheetEntry entry)
    {
        var step = new SheetStep { Line = entry.Line, Label = entry.Label };
        if (entry.HasProblems) step.Problems.AddRange(entry.Problems);
        if (entry.Contract is { } contract && Searchable.Fold(contract) != number) step.Problems.Add(Problem.Of("sheet.other-contract", Inputs.Cut(contract, 40)).At(SheetColumns.Contract));
        var item = Find(entry, step);
        if (item is not null && !claimed.TryAdd(item.Id, entry.Line)) step.Problems.Add(Problem.Of("sheet.twice", claimed[item.Id]));
        if (!step.HasProblems)
        {
            if (item is null) CompareNew(entry, step);
            else ComparePresent(entry, item, step);
        }
        else step.Outcome = SheetOutcome.Refused;
        return step;
    }

    private InsuredItem? Find(SheetEntry entry, SheetStep step)
    {
        if (entry.Reference is { } id)
        {
            var known = basis.Ground.OfReference(id);
            if (known is null) step.Problems.Add(new("sheet.reference-unknown", SheetColumns.Reference));
            return known;
        }
        if (basis.Ground.Find(entry) is not { } found) return null;
        if (!found.Failed) return found.Value;
        step.Problems.Add(found.Problem);
        return null;
    }

    private void ComparePresent(SheetEntry entry, InsuredItem item, SheetStep step)
    {
        step.Item = item;
        var before = ItemData.Of(item);
        var after = Merged(entry, ItemData.Of(item), before);
        var problems = step.Problems;
        problems.AddRange(basis.Words.Settle(after, before));
        var changes = ItemFields.Differences(before, after);
        step.PlateChanges = [.. changes.Where(c => c.Field is nameof(ItemData.Plate) or nameof(ItemData.PlateKind) or nameof(ItemData.PlateCountry))];
        changes.RemoveAll(step.PlateChanges.Contains);
        (step.Changes, step.After) = (changes, changes.Count > 0 ? after : null);

        if (entry.ClearsEntry || (entry.Entry is { } came && DateOnly.FromDateTime(came) != item.EnteredOn)) problems.Add(Problem.Of("sheet.entry-fixed", item.EnteredOn).At(SheetColumns.Entry));
        if (item.Standing == ItemStanding.Confirmed) CompareExit(entry, item, step);
        if (item.Standing == ItemStanding.Asked && (changes.Count > 0 || step.PlateChanges.Count > 0)) problems.Add(new("sheet.not-decided"));
        if (changes.Count > 0) Correct(item, step, after);
        if (step.PlateChanges.Count > 0) ChangePlate((Vehicle)item, step, after);
        if (problems.Count > 0) step.Outcome = SheetOutcome.Refused;
        else
        {
            step.Outcome = step.Exit is not null ? SheetOutcome.Left : step.Corrects || step.Plate is not null ? SheetOutcome.Changed : SheetOutcome.Unchanged;
            if (item is { Standing: ItemStanding.Confirmed, ExitedOn: { } left } && entry.Exit is null) problems.Add(Problem.Of("sheet.stays-retired", left));
            if (step.Exit is { } exit) Leave(item, exit);
        }
    }

    private void CompareExit(SheetEntry entry, InsuredItem item, SheetStep step)
    {
        if (entry.ClearsExit && item.ExitedOn is not null) step.Problems.Add(Problem.Of("sheet.retired-stays", item.ExitedOn).At(SheetColumns.Exit));
        if (entry.Exit is not { } exit || (item.ExitedOn == DateOnly.FromDateTime(exit) && (exit.TimeOfDay == default || item.Until == exit))) return;
        var (day, time) = Parted(exit);
        if (basis.Waiting[item.Id].Any(m => m.Kind == MovementKind.Exit && m.EffectiveOn == day)) return;
        if (MovementRules.CheckExit(Ground, item, day, time, explained: true) is { } problem) step.Problems.Add(problem.At(SheetColumns.Exit));
        else step.Exit = exit;
    }

    private void Correct(InsuredItem item, SheetStep step, ItemData after)
    {
        var waiting = basis.Waiting[item.Id].Where(m => m.Kind == MovementKind.Correction).ToList();
        if (waiting.Exists(m => m.Changes.Count == step.Changes.Count && step.Changes.TrueForAll(c => m.Changes.Exists(o => o.Field == c.Field && o.After == c.After)))) (step.Changes, step.After) = ([], null);
        else if (waiting.Count > 0) step.Problems.Add(new("movement.asked-already"));
        else step.Problems.AddRange(after.Problems(Ground.Today).Where(p => step.Changes.Exists(c => c.Field == p.Field)));
    }

    private void ChangePlate(Vehicle vehicle, SheetStep step, ItemData after)
    {
        var plate = after.ReadPlate();
        var key = plate?.Key is { Length: > 0 } read ? read : null;
        var (day, changes) = (basis.On, basis.PlateChanges[vehicle.Id].ToList());
        // On its way already: said once, it is not said again.
        if (plate is not null && (basis.Waiting[vehicle.Id].Any(m => m.Kind == MovementKind.PlateChange && m.NewKey == key) || (PlateStep.Of(changes) is [.., var last] && last.NewKey == key)))
        {
            step.PlateChanges = [];
            return;
        }
        if (vehicle.PlateKey == key && plate?.Kind == vehicle.PlateKind)
        {
            step.PlateChanges = [];
            return;
        }
        var thought = new PlateStep(day.ToDateTime(TimeOnly.MinValue), PlateStep.Of(changes) is [.., var before] ? before.NewKey : vehicle.PlateKey, key);
        var problem = MovementRules.CheckPlateChange(Ground, vehicle, changes, plate, day, null, explained: true) ?? MovementRules.CheckPresence(presence, vehicle, changes, thought);
        if (problem is not null) step.Problems.Add(problem.Field == "EffectiveOn" ? problem.At(nameof(ItemData.Plate)) : problem);
        else (step.Plate, step.PlateStep, step.After) = (plate, thought, step.After ?? after);
        if (problem is null) presence.Replace(vehicle.Id, Presence.SpansOf(vehicle, changes, thought));
    }

    private void CompareNew(SheetEntry entry, SheetStep step)
    {
        var problems = step.Problems;
        var data = Merged(entry, new() { Kind = basis.Fleet.Kind }, null);
        problems.AddRange(basis.Words.Settle(data));
        problems.AddRange(data.Problems(Ground.Today));
        if (entry.ClearsEntry) problems.Add(new("input.required", SheetColumns.Entry));
        var (day, time) = Parted(entry.Entry ?? basis.On.ToDateTime(TimeOnly.MinValue));
        if (MovementRules.CheckEntry(Ground, day, explained: true) is { } early) problems.Add(early.At(SheetColumns.Entry));
        if (entry.Exit is not null && basis.Fleet.Waits) problems.Add(new("sheet.not-both", SheetColumns.Exit));
        if (problems.Count > 0)
        {
            step.Outcome = SheetOutcome.Refused;
            return;
        }
        var item = step.Item = data.ToItem(Guid.CreateVersion7(), basis.Fleet.Contract.ClientId, basis.Fleet.Contract.Id, day, time);
        if (entry.Exit is { } exit)
        {
            var (until, at) = Parted(exit);
            if (MovementRules.CheckExit(Ground, item, until, at, explained: true) is { } problem) problems.Add(problem.At(SheetColumns.Exit));
            else (item.ExitedOn, item.ExitTime, step.Exit) = (until, at, exit);
        }
        if (problems.Count == 0 && Meets(entry, item) is { } met) problems.Add(met);
        step.Outcome = problems.Count > 0 ? SheetOutcome.Refused : SheetOutcome.Added;
    }

    /// <summary>The same twice at a time: on the contract, or in the sheet itself.</summary>
    private Problem? Meets(SheetEntry entry, InsuredItem item)
    {
        if (item is Vehicle { PlateKey: not null } vehicle)
        {
            var spans = Presence.SpansOf(vehicle, []);
            if (presence.Clash(spans) is { } met) return coming.TryGetValue(met.ItemId, out var line) ? Problem.Of("sheet.twice", line) : MovementRules.PresentAlready(met);
            presence.Put(spans);
            coming[item.Id] = entry.Line;
            return null;
        }
        var name = SheetGround.NameOf(item) + (item is InsuredPerson { BornOn: { } born } ? $"|{born:yyyyMMdd}" : item is Building building ? $"|{Searchable.Fold(building.PostalCode)}" : "");
        if (!named.TryGetValue(name, out var same)) named[name] = same = [];
        foreach (var (from, until, line) in same)
            if (!(until <= item.From) && !(item.Until <= from)) return Problem.Of("sheet.twice", line);
        same.Add((item.From, item.Until, entry.Line));
        return null;
    }

    /// <summary>What the sheet does not name has left, when somebody says that the sheet is all there is.</summary>
    private IEnumerable<SheetStep> Absent()
    {
        var day = basis.On.ToDateTime(TimeOnly.MinValue);
        foreach (var item in basis.Ground.Items)
        {
            if (item.Standing != ItemStanding.Confirmed || item.ExitedOn is not null || item.From >= day || claimed.ContainsKey(item.Id)) continue;
            if (basis.Waiting[item.Id].Any(m => m.Kind == MovementKind.Exit)) continue;
            var step = new SheetStep { Line = 0, Label = item.Label, Item = item };
            if (MovementRules.CheckExit(Ground, item, basis.On, null, explained: true) is { } problem)
            {
                step.Problems.Add(problem.At(SheetColumns.Exit));
                step.Outcome = SheetOutcome.Refused;
            }
            else (step.Outcome, step.Exit) = (SheetOutcome.Left, day);
            yield return step;
        }
    }

    private void Leave(InsuredItem item, DateTime exit)
    {
        if (item is not Vehicle vehicle) return;
        var spans = Presence.SpansOf(vehicle, basis.PlateChanges[item.Id]);
        presence.Replace(item.Id, spans.Select(s => s with { Until = s.Until < exit ? s.Until : exit }));
    }

    /// <summary>What the row gives, in the place of what is there; what reads as it stands there already stays, however the row writes it.</summary>
    private ItemData Merged(SheetEntry entry, ItemData into, ItemData? before)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (!entry.Gives(i)) continue;
            var given = fields[i].Read(entry.Given);
            if (entry.Clears(i)) fields[i].Write(into, null);
            else if (given is null || (before is not null && fields[i].Read(before) is { } present && (CellValues.Tidy(present) == given || CellValues.Tidy(present) == CellValues.Plain(given)))) continue;
            else fields[i].Write(into, given == "-" ? null : CellValues.Plain(given));
        }
        return into;
    }

    private static (DateOnly Day, TimeOnly? Time) Parted(DateTime moment) => (DateOnly.FromDateTime(moment), moment.TimeOfDay == default ? null : TimeOnly.FromDateTime(moment));
}
