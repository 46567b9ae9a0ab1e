using Broker.Core.Common;

namespace Broker.Core.Files.Sheets;

/// <summary>The row that names the columns, found by the names it has: in either language, in any order, whatever the case, accents and signs.</summary>
/// <param name="Columns">Where each column that is known stands.</param>
/// <param name="Unknown">Names nobody knows: their columns are not read.</param>
public sealed record SheetHeading(int Line, IReadOnlyDictionary<string, int> Columns, IReadOnlyList<string> Names, IReadOnlyList<string> Unknown)
{
    private const int MostUnknown = 12, NameLength = 60;

    /// <param name="words">Folded names, and the column each stands for.</param>
    /// <returns>Null when the row names nothing; a problem when it names a column twice.</returns>
    public static Result<SheetHeading>? Find(SheetRow row, IReadOnlyDictionary<string, string> words)
    {
        var (columns, names, unknown) = (new Dictionary<string, int>(), new List<string>(), new List<string>());
        Problem? twice = null;
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var name = CellValues.Tidy(row.Cells[i].Typed);
            if (name.Length > NameLength) name = Inputs.Cut(name, NameLength);
            names.Add(name);
            if (name.Length == 0) continue;
            if (!words.TryGetValue(Fold(name), out var column)) unknown.Add(name);
            else if (!columns.TryAdd(column, i)) twice ??= Problem.Of("sheet.column-twice", name);
        }
        if (columns.Count < 2 && (columns.Count == 0 || unknown.Count > 0)) return null;
        return twice is not null ? twice : new SheetHeading(row.Line, columns, names, [.. unknown.Take(MostUnknown)]);
    }

    /// <summary>Without what is put in brackets: a unit, a format, a star for "required".</summary>
    public static string Fold(string name)
    {
        var bracket = name.IndexOf('(');
        return Searchable.Fold(bracket > 0 ? name[..bracket] : name);
    }
}
