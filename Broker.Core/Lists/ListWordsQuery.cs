using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Lists;

/// <summary>The words of one list as they are administered, each with where it is used.</summary>
public sealed class ListWordsQuery(BrokerStore store, FirmClock clock)
{
    public sealed record WordRow(Guid Id, Guid Version, string Name, string? Code, bool Retired, IReadOnlyList<Use> Uses)
    {
        public StageOutcome? Outcome { get; init; }
        public StageColour? Colour { get; init; }
        public IReadOnlyList<DatedFigure> Figures { get; init; } = [];

        /// <summary>The one in force today.</summary>
        public DatedFigure? Figure { get; init; }
        public int Used => Uses.Sum(u => u.Count);
    }

    public async Task<IReadOnlyList<WordRow>> RunAsync(Caller by, ListKind list, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageLists);
        var words = await db.ListValues.AsNoTracking().Where(v => v.List == list).OrderBy(v => v.Position).ThenBy(v => v.Name).ToListAsync(ct);
        var uses = (await db.UsesOfAsync<ListValue>([.. words.Select(w => w.Id)], ct)).ToLookup(u => u.Id);
        return [.. words.Select(w => new WordRow(w.Id, w.Version, w.Name, w.Code, w.Retired, [.. uses[w.Id]]) { Outcome = w.Outcome, Colour = w.Colour, Figures = w.Figures, Figure = w.FigureOn(clock.Today) })];
    }
}
