using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Work;
using Broker.Portal.Kit;

namespace Broker.Portal.Features.Home.Tiles;

/// <summary>R-ACT-04: what remains to be done in the firm.</summary>
public sealed class ActionsTile(ActionFiguresQuery query) : Tile<ActionFiguresQuery.ActionFigures>
{
    public override string Key => "actions";
    public override int Order => 10;
    public override string Icon => "list";
    public override Permission? UsualWith => Permission.ViewClients;
    public override Subjects About => ActionFiguresQuery.About;

    protected override Task<ActionFiguresQuery.ActionFigures> AskAsync(Caller me) => query.RunAsync(me);

    protected override Face Draw(ActionFiguresQuery.ActionFigures answer, TileInk ink) =>
        ink.Figure(answer.All.Remaining, "/actions?whose=All", ink.Late(answer.All.Late, "/actions?whose=All&late=true"));
}

/// <summary>The same for oneself: assigned to one, or to nobody on a client one is in charge of.</summary>
public sealed class MyActionsTile(ActionFiguresQuery query) : Tile<ActionFiguresQuery.ActionFigures>
{
    public override string Key => "actions-mine";
    public override int Order => 11;
    public override string Icon => "person";
    public override bool Personal => true;
    public override Subjects About => ActionFiguresQuery.About;

    protected override Task<ActionFiguresQuery.ActionFigures> AskAsync(Caller me) => query.RunAsync(me);

    protected override Face Draw(ActionFiguresQuery.ActionFigures answer, TileInk ink)
    {
        var mine = answer.Of(ink.Reader);
        return ink.Figure(mine.Remaining, "/actions", ink.Late(mine.Late, "/actions?late=true"));
    }
}

/// <summary>The same for the teams one is in.</summary>
public sealed class TeamActionsTile(ActionFiguresQuery query) : Tile<ActionFiguresQuery.ActionFigures>
{
    public override string Key => "actions-team";
    public override int Order => 12;
    public override string Icon => "people";
    public override bool Personal => true;
    public override Subjects About => ActionFiguresQuery.About;

    protected override Task<ActionFiguresQuery.ActionFigures> AskAsync(Caller me) => query.RunAsync(me);

    protected override Face Draw(ActionFiguresQuery.ActionFigures answer, TileInk ink)
    {
        var team = answer.OfTeam(ink.Reader);
        return ink.Figure(team.Remaining, "/actions?whose=Team", ink.Late(team.Late, "/actions?whose=Team&late=true"));
    }
}

public sealed class FirstToDoTile(FirstToDoQuery query) : Tile<IReadOnlyList<FirstToDoQuery.ToDo>>
{
    private const string All = "/actions?whose=All";

    public override string Key => "first-to-do";
    public override int Order => 120;
    public override string Icon => "list";
    public override TileWidth Width => TileWidth.TwoThirds;
    public override Permission? UsualWith => Permission.ViewClients;
    public override Subjects About => FirstToDoQuery.About;

    protected override Task<IReadOnlyList<FirstToDoQuery.ToDo>> AskAsync(Caller me) => query.RunAsync(me);

    protected override Face Draw(IReadOnlyList<FirstToDoQuery.ToDo> answer, TileInk ink) => answer.Count == 0
        ? ink.Empty(All, ink.Text["first-to-do.none"])
        : new Panel(All, Html.Nothing, Html.Nothing, "work", [.. answer.Select(a => ink.Line(a.Id, a.Name, $"/clients/{a.ClientId}?tab=actions", a.Client, ink.Due(a.DueOn)))]);
}
