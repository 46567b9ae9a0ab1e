using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Complaints;

namespace Broker.Portal.Features.Home.Tiles;

/// <summary>Complaints whose regulatory term comes near, the late ones included.</summary>
public sealed class ComplaintsTile(ComplaintFiguresQuery query) : Tile<ComplaintFiguresQuery.Figures>
{
    public override string Key => "complaints";
    public override int Order => 46;
    public override string Icon => "talk";
    public override Permission Needs => Permission.ViewComplaints;
    public override Permission? UsualWith => Permission.ViewComplaints;
    public override Subjects About => ComplaintFiguresQuery.About;

    protected override Task<ComplaintFiguresQuery.Figures> AskAsync(Caller me) => query.RunAsync(me);

    protected override Face Draw(ComplaintFiguresQuery.Figures answer, TileInk ink) => ink.Figure(answer.NearTerm, "/complaints?which=NearTerm",
        answer.Late > 0 ? ink.Late(answer.Late, "/complaints?which=Late") : new(ink.Counted(answer.Open, "note.complaint", "note.complaints"), Href: "/complaints"));
}
