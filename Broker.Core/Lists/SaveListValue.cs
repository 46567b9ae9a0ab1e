using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Lists;

/// <summary>A new word at the end of its list, or another name for one: it changes wherever it stands.</summary>
public sealed partial class SaveListValue(BrokerStore store)
{
    public sealed class Input
    {
        /// <summary>None for a new word.</summary>
        public Guid? Id { get; set; }
        public Guid? Version { get; set; }
        public ListKind List { get; set; }
        [Required, MaxLength(ListValue.NameLength)] public string? Name { get; set; }

        /// <summary>Only, and always, where <see cref="ListValue.HasCode"/>.</summary>
        [MaxLength(ListValue.CodeLength)] public string? Code { get; set; }

        /// <summary>Of a stage of sales; what it means is said when it is made, and stays.</summary>
        public StageOutcome Outcome { get; set; }
        public StageColour? Colour { get; set; }

        /// <summary>Only where <see cref="ListValue.HasFigures"/>; in any order. A line left empty is none.</summary>
        public List<Figure> Figures { get; set; } = [];
    }

    public sealed class Figure
    {
        public DateOnly? From { get; set; }
        public decimal? Value { get; set; }
    }

    public const int MostFigures = 200;
    private const decimal MostFigure = 1_000_000_000;

    /// <returns>The word's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageLists);
        if (Inputs.Check(input) is { } problem) return problem;

        var name = input.Name!.Trim();
        var word = input.Id is { } id ? await db.ListValues.SingleOrDefaultAsync(v => v.Id == id, ct) : db.Add(new ListValue { List = input.List, Name = name, Outcome = input.List == ListKind.SalesStage ? input.Outcome : null }).Entity;
        if (word is null) return Problem.Missing;
        if (input.Id is not null && word.Version != input.Version) return Problem.Stale;

        var others = await db.ListValues.AsNoTracking().Where(v => v.List == word.List && v.Id != word.Id).ToListAsync(ct);
        var code = ListValue.HasCode(word.List) ? Inputs.Tidy(input.Code)?.ToUpperInvariant() : word.Code;
        if ((Refuse(word.List, name, code, others) ?? Refuse(input.Figures)) is { } refusal) return refusal;
        (word.Name, word.Code) = (name, code);
        if (ListValue.HasFigures(word.List)) word.Figures = [.. Filled(input.Figures).Select(f => new DatedFigure(f.From!.Value, f.Value!.Value)).OrderByDescending(f => f.From)];
        if (word.List == ListKind.SalesStage) word.Colour = input.Colour ?? word.Colour ?? StageColour.Grey;
        if (input.Id is null) word.Position = 1 + others.Select(o => o.Position).DefaultIfEmpty().Max();
        var saved = await db.SaveAsync(ct);
        return !saved.Failed ? word.Id : saved.Problem == Problem.Taken ? Problem.Of("list.name-taken", name).At(nameof(Input.Name)) : saved.Problem;
    }

    private static Problem? Refuse(ListKind list, string name, string? code, List<ListValue> others)
    {
        if (others.Find(o => Searchable.Fold(o.Name) == Searchable.Fold(name) && Searchable.Fold(name).Length > 0 || o.Name == name) is { } twin)
            return Problem.Of(twin.Retired ? "list.name-retired" : "list.name-taken", twin.Name).At(nameof(Input.Name));
        if (!ListValue.HasCode(list)) return null;
        if (code is null) return new("input.required", nameof(Input.Code));
        if (!CodeForm().IsMatch(code)) return new("list.code-form", nameof(Input.Code));
        return others.Find(o => o.Code == code) is { } other ? Problem.Of("list.code-taken", other.Name).At(nameof(Input.Code)) : null;
    }

    private static IEnumerable<Figure> Filled(List<Figure> figures) => figures.Where(f => f.From is not null || f.Value is not null);

    private static Problem? Refuse(List<Figure> figures)
    {
        if (figures.Count > MostFigures) return Problem.Of("list.too-many-figures", MostFigures).At(nameof(Input.Figures));
        if (Filled(figures).Any(f => f.From is null || f.Value is null)) return new("list.figure-half", nameof(Input.Figures));
        if (figures.Find(f => Math.Abs(f.Value ?? 0) >= MostFigure || f.From?.Year is < 1900 or > 2999) is not null) return new("list.figure-range", nameof(Input.Figures));
        return Filled(figures).GroupBy(f => f.From).FirstOrDefault(day => day.Count() > 1) is { } twice ? Problem.Of("list.figure-twice", twice.Key!.Value).At(nameof(Input.Figures)) : null;
    }

    [GeneratedRegex("^[A-Z0-9_-]+$")]
    private static partial Regex CodeForm();
}
