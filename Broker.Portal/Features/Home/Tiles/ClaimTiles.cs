using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Claims;
using Broker.Portal.Kit;

namespace Broker.Portal.Features.Home.Tiles;

public sealed class ClaimsTile(ClaimFiguresQuery query) : Tile<ClaimFiguresQuery.Figures>
{
    public override string Key => "claims";
    public override int Order => 45;
    public override string Icon => "claim";
    public override Permission Needs => Permission.ViewClaims;
    public override Permission? UsualWith => Permission.ViewClaims;
    public override Subjects About => ClaimFiguresQuery.About;

    protected override Task<ClaimFiguresQuery.Figures> AskAsync(Caller me) => query.RunAsync(me);

    protected override Face Draw(ClaimFiguresQuery.Figures answer, TileInk ink) => ink.Figure(answer.Open, "/claims?state=Open",
        new(ink.Counted(answer.Closed.Values.Sum(), "note.closed-one", "note.closed"), Href: "/claims?state=Closed"));
}

/// <summary>Claims by state: those open, and the others by how they ended.</summary>
public sealed class ClaimStatesTile(ClaimFiguresQuery query) : Tile<ClaimFiguresQuery.Figures>
{
    public override string Key => "claim-states";
    public override int Order => 150;
    public override string Icon => "claim";
    public override TileWidth Width => TileWidth.Third;
    public override Permission Needs => Permission.ViewClaims;
    public override Permission? UsualWith => Permission.ViewClaims;
    public override Subjects About => ClaimFiguresQuery.About;

    protected override Task<ClaimFiguresQuery.Figures> AskAsync(Caller me) => query.RunAsync(me);

    protected override Face Draw(ClaimFiguresQuery.Figures answer, TileInk ink)
    {
        if (answer.All == 0) return ink.Empty("/claims", ink.Text["claims.none"]);
        var parts = new List<(string Name, int Count, string Href)> { (ink.Text["claims.open"], answer.Open, "/claims?state=Open") };
        if (answer.PreDeclared > 0) parts.Add((ink.Text["claims.PreDeclared"], answer.PreDeclared, "/claims?state=PreDeclared"));
        parts.AddRange(answer.Closed.OrderByDescending(c => c.Value).Select(c => (ink.Text[$"claims.{c.Key}"].Value, c.Value, $"/claims?state={c.Key}")));
        return new Panel("/claims", Html.Nothing, RingDrawing.Of([.. parts.Select(p => p.Count)], ink.Formats.Number(answer.Open), ink.Text["claims.open"], ink.Text["tile.claim-states"]),
            "card-body facts-list", [.. parts.Select((p, i) => ink.Key(p.Name, RingDrawing.CssOf(i), p.Name, ink.Formats.Number(p.Count), p.Href))]);
    }
}
