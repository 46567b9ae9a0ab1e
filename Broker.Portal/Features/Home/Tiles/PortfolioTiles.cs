using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Portal.Kit;

namespace Broker.Portal.Features.Home.Tiles;

public sealed class ContractsTile(PortfolioQuery query) : Tile<PortfolioQuery.Portfolio>
{
    public override string Key => "contracts";
    public override int Order => 60;
    public override string Icon => "file";
    public override Permission? UsualWith => Permission.ViewClients;
    public override Subjects About => PortfolioQuery.About;

    protected override Task<PortfolioQuery.Portfolio> AskAsync(Caller me) => query.RunAsync(me);

    protected override Face Draw(PortfolioQuery.Portfolio answer, TileInk ink) => ink.Figure(answer.Contracts, "/contracts?state=InForce",
        new(ink.Text["note.premium", string.Join(" + ", answer.Premium.Select(ink.Formats.Money))]));
}

public sealed class ClientsTile(ClientFiguresQuery query) : Tile<ClientFiguresQuery.Figures>
{
    public override string Key => "clients";
    public override int Order => 70;
    public override string Icon => "people";
    public override Subjects About => ClientFiguresQuery.About;

    protected override Task<ClientFiguresQuery.Figures> AskAsync(Caller me) => query.RunAsync(me);

    protected override Face Draw(ClientFiguresQuery.Figures answer, TileInk ink) =>
        ink.Figure(answer.Active, "/clients?state=Active", new(ink.Counted(answer.Prospects, "note.prospect", "note.prospects"), Href: "/clients?state=Prospect"));
}

/// <summary>Contracts that run out within 30 days; the notes have those within 60 and 90.</summary>
public sealed class ExpiringTile(ExpiringContractsQuery query) : Tile<ExpiringContractsQuery.Expiring>
{
    public override string Key => "expiring";
    public override int Order => 50;
    public override string Icon => "history";
    public override Permission? UsualWith => Permission.ViewClients;
    public override Subjects About => ExpiringContractsQuery.About;

    protected override Task<ExpiringContractsQuery.Expiring> AskAsync(Caller me) => query.RunAsync(me);

    protected override Face Draw(ExpiringContractsQuery.Expiring answer, TileInk ink) =>
        ink.Figure(answer.Within30, "/contracts?within=30", new(ink.Text["note.within-60", ink.Formats.Number(answer.Within60)], Href: "/contracts?within=60"),
            new(ink.Text["note.within-90", ink.Formats.Number(answer.Within90)], Href: "/contracts?within=90"));
}

public sealed class InsurersTile(PortfolioQuery query) : Tile<PortfolioQuery.Portfolio>
{
    public override string Key => "insurers";
    public override int Order => 110;
    public override string Icon => "building";
    public override TileWidth Width => TileWidth.Third;
    public override Permission? UsualWith => Permission.ViewClients;
    public override Subjects About => PortfolioQuery.About;

    protected override Task<PortfolioQuery.Portfolio> AskAsync(Caller me) => query.RunAsync(me);

    protected override Face Draw(PortfolioQuery.Portfolio answer, TileInk ink) => PartBars.Of(answer.Insurers, ink, PortfolioPart.Insurers, "insurer");
}

public sealed class RisksTile(PortfolioQuery query) : Tile<PortfolioQuery.Portfolio>
{
    public override string Key => "risks";
    public override int Order => 140;
    public override string Icon => "chip";
    public override TileWidth Width => TileWidth.Third;
    public override Subjects About => PortfolioQuery.About;

    protected override Task<PortfolioQuery.Portfolio> AskAsync(Caller me) => query.RunAsync(me);

    protected override Face Draw(PortfolioQuery.Portfolio answer, TileInk ink) => PartBars.Of(answer.Risks, ink, PortfolioPart.Risks, "risk");
}

/// <summary>Premiums by insurer or branch: the largest each with its bar, the others together, another currency by itself and uncompared.</summary>
internal static class PartBars
{
    private const string All = "/contracts?state=InForce";

    public static Panel Of(IReadOnlyList<PortfolioQuery.Part> parts, TileInk ink, PortfolioPart of, string filter)
    {
        if (parts.Count == 0) return ink.Empty(All, ink.Text["bars.none"]);
        var rows = new List<Row>();
        foreach (var currency in parts.GroupBy(p => p.Premium.Currency))
        {
            var compared = currency.Key == Money.Default;
            var (whole, longest) = (currency.Sum(p => p.Premium.Minor), currency.Max(p => p.Premium.Minor));
            var (first, rest) = (currency.Take(PortfolioQuery.First).ToList(), currency.Skip(PortfolioQuery.First).ToList());
            rows.AddRange(first.Select(p => Row($"{p.Id}{currency.Key}", p.Name, p.Premium.Minor, $"{All}&{filter}={p.Id}")));
            if (rest.Count > 0) rows.Add(Row($"others{currency.Key}", ink.Counted(rest.Count, "bars.other", "bars.others"), rest.Sum(p => p.Premium.Minor), $"{All}&others={of}{(compared ? "" : $"&in={currency.Key}")}"));

            Row Row(string key, string name, long minor, string? href) => ink.Bar(key, name, ink.Formats.Money(new(minor, currency.Key)),
                compared && whole > 0 ? ink.Formats.Percent((decimal)minor / whole) : null, compared && longest > 0 ? Math.Clamp((decimal)minor / longest, 0, 1) : null, href);
        }
        return new(All, Html.Nothing, Html.Nothing, "card-body bars", rows);
    }
}
