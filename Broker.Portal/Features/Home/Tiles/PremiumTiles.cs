using Broker.Core.Access;
using Broker.Core.Accounts;
using Broker.Core.Changes;
using Broker.Portal.Kit;

namespace Broker.Portal.Features.Home.Tiles;

public sealed class LateReceiptsTile(LateReceiptsQuery query) : Tile<LateReceiptsQuery.LateReceipts>
{
    public override string Key => "receipts-late";
    public override int Order => 40;
    public override string Icon => "euro";
    public override Permission? UsualWith => Permission.ViewClients;
    public override Subjects About => LateReceiptsQuery.About;

    protected override Task<LateReceiptsQuery.LateReceipts> AskAsync(Caller me) => query.RunAsync(me);

    protected override Face Draw(LateReceiptsQuery.LateReceipts answer, TileInk ink) => ink.Figure(answer.Count, "/receipts?which=Late",
        answer.Count == 0 ? new(ink.Text["note.all-paid"], Tone.Good) : new(string.Join(" + ", answer.Owed.Select(ink.Formats.Money)), Tone.Bad));
}

public sealed class PremiumsTile(PremiumsByMonthQuery query) : Tile<PremiumsByMonthQuery.Premiums>
{
    public override string Key => "premiums";
    public override int Order => 100;
    public override string Icon => "euro";
    public override TileWidth Width => TileWidth.TwoThirds;
    public override Permission? UsualWith => Permission.ViewClients;
    public override Subjects About => PremiumsByMonthQuery.About;

    protected override Task<PremiumsByMonthQuery.Premiums> AskAsync(Caller me) => query.RunAsync(me);

    protected override Face Draw(PremiumsByMonthQuery.Premiums answer, TileInk ink)
    {
        var own = answer.Currencies[0].Months;
        var rows = answer.Currencies.SelectMany(c => c.Months)
            .Select(m => (IReadOnlyList<Cell>)[new(ink.Formats.Month(m.First)), new(ink.Formats.Money(m.Due), $"/receipts?which=Called&{In(m)}"), new(ink.Formats.Money(m.Paid), $"/receipts/payments?{In(m)}")]).ToList();
        if (own.All(m => m.Due.Minor == 0 && m.Paid.Minor == 0)) return ink.Empty(null, ink.Text["premiums.none"]);
        var legend = Html.Of($"""<span class="legend"><span><i class="sw due"></i>{ink.Text["premiums.due"].Value}</span><span><i class="sw paid"></i>{ink.Text["premiums.paid"].Value}</span></span>""");
        return new Panel(null, legend, MonthsDrawing.Of(own, ink, ink.Text["tile.premiums"]), "", [],
            new([ink.Text["premiums.month"], ink.Text["premiums.due"], ink.Text["premiums.paid"]], rows));
    }

    private static string In(PremiumsByMonthQuery.Month month) => FormattableString.Invariant($"from={month.First:yyyy-MM-dd}&to={month.First.AddMonths(1).AddDays(-1):yyyy-MM-dd}");
}
