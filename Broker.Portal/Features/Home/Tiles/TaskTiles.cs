using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Work;
using Broker.Portal.Kit;

namespace Broker.Portal.Features.Home.Tiles;

/// <summary>Tasks whose day has come, of those sent to the reader.</summary>
public sealed class MyTasksTile(TaskFiguresQuery query) : Tile<TaskFiguresQuery.TaskFigures>
{
    public override string Key => "tasks-mine";
    public override int Order => 20;
    public override string Icon => "calendar";
    public override Permission? UsualWith => Permission.ViewClients;
    public override bool Personal => true;
    public override Subjects About => TaskFiguresQuery.About;

    protected override Task<TaskFiguresQuery.TaskFigures> AskAsync(Caller me) => query.RunAsync(me);

    protected override Face Draw(TaskFiguresQuery.TaskFigures answer, TileInk ink)
    {
        var mine = answer.Of(ink.Reader);
        return ink.Figure(mine.Due, "/tasks?show=due", ink.Late(mine.Late, "/tasks?show=late"));
    }
}

/// <summary>The same for everybody.</summary>
public sealed class TasksTile(TaskFiguresQuery query) : Tile<TaskFiguresQuery.TaskFigures>
{
    public override string Key => "tasks";
    public override int Order => 21;
    public override string Icon => "calendar";
    public override Subjects About => TaskFiguresQuery.About;

    protected override Task<TaskFiguresQuery.TaskFigures> AskAsync(Caller me) => query.RunAsync(me);

    protected override Face Draw(TaskFiguresQuery.TaskFigures answer, TileInk ink) => ink.Figure(answer.All.Due, "/tasks?whose=all&show=due", ink.Late(answer.All.Late, "/tasks?whose=all&show=late"));
}

public sealed class ValidationsTile(WaitingValidationsQuery query) : Tile<WaitingValidationsQuery.Waiting>
{
    public override string Key => "validations";
    public override int Order => 30;
    public override string Icon => "stamp";
    public override Permission? UsualWith => Permission.ViewClients;
    public override Subjects About => WaitingValidationsQuery.About;

    protected override Task<WaitingValidationsQuery.Waiting> AskAsync(Caller me) => query.RunAsync(me);

    protected override Face Draw(WaitingValidationsQuery.Waiting answer, TileInk ink) => ink.Figure(answer.Count, "/tasks?whose=all&validations=true",
        answer.First is [var oldest, ..] ? new(ink.Text["note.oldest", ink.Formats.Ago(oldest.Since)], Tone.Info) : new(ink.Text["note.none-waiting"]));
}

public sealed class WaitingTile(WaitingValidationsQuery query) : Tile<WaitingValidationsQuery.Waiting>
{
    private const string All = "/tasks?whose=all&validations=true";

    public override string Key => "waiting";
    public override int Order => 130;
    public override string Icon => "stamp";
    public override TileWidth Width => TileWidth.Third;
    public override Permission? UsualWith => Permission.ViewClients;
    public override Subjects About => WaitingValidationsQuery.About;

    protected override Task<WaitingValidationsQuery.Waiting> AskAsync(Caller me) => query.RunAsync(me);

    protected override Face Draw(WaitingValidationsQuery.Waiting answer, TileInk ink) => answer.Count == 0
        ? ink.Empty(All, ink.Text["waiting.none"])
        : new Panel(All, Html.Of($"""<span class="badge badge--warn">{ink.Formats.Number(answer.Count)}</span>"""), Html.Nothing, "work",
            [.. answer.First.Select(v => ink.Line(v.Id, v.Subject, $"/tasks/{v.Id}", string.Join(" · ", new[] { v.Client, ink.Formats.Ago(v.Since) }.OfType<string>())))]);
}
