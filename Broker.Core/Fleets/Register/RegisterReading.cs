using Broker.Core.Common;
using Broker.Core.Files.Sheets;
using Broker.Core.Fleets.Sheets;
using Broker.Core.Products;

namespace Broker.Core.Fleets.Register;

/// <summary>
/// An insurer's file of insured vehicles, read row by row: of each plate one row is kept, in a few bytes, and nothing else. The heading is found by its names, in either
/// language, in any order.
/// </summary>
internal sealed class RegisterReading(DateOnly today)
{
    /// <summary>Titles and explanations may stand above the table.</summary>
    private const int HeadingWithin = 30;
    private const int NoPolicy = -1;

    private static readonly Dictionary<string, string> Words = Named();

    /// <summary>"Until 31/12/9999" is for ever.</summary>
    private static readonly DateTime Earliest = new(1901, 1, 1), Ever = new(2100, 1, 1);

    /// <param name="Policy">Which of the policies.</param>
    public readonly record struct Their(int Line, int Policy, DateOnly? From, DateOnly? Until);

    private readonly Dictionary<string, int> policies = [];
    private readonly List<string> policyNames = [];
    private IReadOnlyDictionary<string, int>? columns;
    private int seen;

    public Dictionary<string, Their> ByPlate { get; } = [];
    public List<(int Line, string Plate, Problem Why)> Unread { get; } = [];
    public IReadOnlyList<string> Unknown { get; private set; } = [];
    public int Rows { get; private set; }

    /// <summary>The file says when vehicles came, and when they left.</summary>
    public bool HasFrom => columns!.ContainsKey(SheetColumns.Entry);
    public bool HasUntil => columns!.ContainsKey(SheetColumns.Exit);

    public string? PolicyOf(Their their) => their.Policy == NoPolicy ? null : policyNames[their.Policy];

    /// <summary>In force at their side.</summary>
    public bool IsOpen(Their their) => !(their.Until <= today);

    /// <returns>The problem of the file as a whole.</returns>
    public Problem? Read(Stream file)
    {
        Problem? heading = null;
        var read = SheetFile.Read(file, row =>
        {
            if (heading is not null) return;
            if (columns is null) heading = SeekHeading(row);
            else Take(row);
        });
        if (read.Failed) return read.Problem;
        return heading ?? (columns is null ? new("sheet.no-heading") : Rows == 0 ? new("sheet.no-rows") : null);
    }

    private Problem? SeekHeading(SheetRow row)
    {
        if (++seen > HeadingWithin) return new("sheet.no-heading");
        if (SheetHeading.Find(row, Words) is not { } found) return null;
        if (found.Failed) return found.Problem;
        if (!found.Value.Columns.ContainsKey(nameof(ItemData.Plate))) return Problem.Of("sheet.column-missing", "Immatriculation / Registration");
        (columns, Unknown) = (found.Value.Columns, found.Value.Unknown);
        return null;
    }

    private void Take(SheetRow row)
    {
        Rows++;
        var plate = CellOf(row, nameof(ItemData.Plate));
        var typed = plate.Kind is CellKind.Formula or CellKind.Fault or CellKind.TooLong ? "" : CellValues.Plain(CellValues.Tidy(plate.Typed));
        if (row.Problem is { } broken)
        {
            Refuse(row, typed, broken);
            return;
        }
        if (plate.Kind is CellKind.Formula)
        {
            Refuse(row, typed, new("sheet.formula"));
            return;
        }
        var key = Plate.Key(typed);
        if (key.Length is 0 or > Plate.Length)
        {
            Refuse(row, typed, new(key.Length == 0 ? "register-comparison.no-plate" : "register-comparison.plate-wrong"));
            return;
        }
        if (!Day(row, SheetColumns.Entry, out var from, out var wrong) || !Day(row, SheetColumns.Exit, out var until, out wrong))
        {
            Refuse(row, typed, wrong!);
            return;
        }
        var their = new Their(row.Line, PolicyIn(row), from, until);
        // What became of it earlier stands in the file too: what is in force counts, else what came last.
        if (!ByPlate.TryGetValue(key, out var other) || Outdoes(their, other)) ByPlate[key] = their;
    }

    private bool Outdoes(Their one, Their other) =>
        IsOpen(one) != IsOpen(other) ? IsOpen(one) : (one.Until ?? DateOnly.MaxValue, one.From ?? DateOnly.MinValue).CompareTo((other.Until ?? DateOnly.MaxValue, other.From ?? DateOnly.MinValue)) > 0;

    private void Refuse(SheetRow row, string plate, Problem why) => Unread.Add((row.Line, Inputs.Cut(plate, InsuredItem.LabelLength), why));

    private SheetCell CellOf(SheetRow row, string column) => columns!.TryGetValue(column, out var at) && at < row.Cells.Count ? row.Cells[at] : SheetCell.Empty;

    private int PolicyIn(SheetRow row)
    {
        var cell = CellOf(row, SheetColumns.Contract);
        if (cell.Kind is CellKind.Empty or CellKind.Formula or CellKind.Fault or CellKind.TooLong) return NoPolicy;
        var name = Inputs.Cut(CellValues.Plain(CellValues.Tidy(cell.Typed)), RegisterDifference.PolicyLength);
        if (name.Length == 0) return NoPolicy;
        if (policies.TryGetValue(name, out var known)) return known;
        policyNames.Add(name);
        return policies[name] = policyNames.Count - 1;
    }

    private bool Day(SheetRow row, string column, out DateOnly? day, out Problem? wrong)
    {
        (day, wrong) = (null, null);
        var cell = CellOf(row, column);
        if (cell.Kind == CellKind.Empty || (cell.Kind == CellKind.Text && CellValues.Tidy(cell.Text) is "" or "-")) return true;
        if (cell.Kind is CellKind.Formula) wrong = new("sheet.formula");
        else if (CellValues.Moment(cell) is not { } moment) wrong = Problem.Of("sheet.not-a-day", Inputs.Cut(cell.Typed, 40));
        else if (moment < Earliest) wrong = Problem.Of("sheet.day-far", Inputs.Cut(cell.Typed, 40));
        else if (moment < Ever) day = DateOnly.FromDateTime(moment);
        else if (column != SheetColumns.Exit) wrong = Problem.Of("sheet.day-far", Inputs.Cut(cell.Typed, 40));
        return wrong is null;
    }

    /// <summary>Those of sheets of vehicles, and what insurers' files say besides.</summary>
    private static Dictionary<string, string> Named()
    {
        var words = new Dictionary<string, string>(SheetColumns.Words(ItemKind.Vehicle));
        foreach (var (column, names) in new (string, string[])[]
        {
            (SheetColumns.Entry, ["début de garantie", "date de début", "date de début de garantie", "début d'assurance", "garanti depuis", "date début", "date début garantie", "cover start", "cover from", "insured from", "effective date", "effective on", "effective from", "from"]),
            (SheetColumns.Exit, ["fin de garantie", "date de fin", "date de fin de garantie", "fin d'assurance", "date fin", "date fin garantie", "garanti jusqu'au", "cover end", "cover until", "insured until", "until", "to"]),
            (SheetColumns.Contract, ["numéro de police", "n° police", "num police", "n° contrat", "num contrat", "policy no", "policy number", "policy ref"]),
        })
            foreach (var name in names) words.TryAdd(SheetHeading.Fold(name), column);
        return words;
    }
}
