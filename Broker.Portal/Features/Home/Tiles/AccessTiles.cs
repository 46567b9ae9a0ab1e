using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.SignIn;
using Broker.Portal.Kit;

namespace Broker.Portal.Features.Home.Tiles;

/// <summary>Those who came to the extranet for the first time and wait to be let in (D-24).</summary>
public sealed class FirstLoginsTile(AwaitingVisitorsQuery query) : Tile<IReadOnlyList<AwaitingVisitorsQuery.Visitor>>
{
    public override string Key => "first-logins";
    public override int Order => 31;
    public override string Icon => "key";
    public override Subjects About => AwaitingVisitorsQuery.About;

    protected override Task<IReadOnlyList<AwaitingVisitorsQuery.Visitor>> AskAsync(Caller me) => query.RunAsync(me);

    protected override Face Draw(IReadOnlyList<AwaitingVisitorsQuery.Visitor> answer, TileInk ink) =>
        ink.Figure(answer.Count, answer is [{ TaskId: { } only }] ? $"/tasks/{only}" : "/tasks?whose=all&validations=true",
            answer is [{ Since: { } since }, ..] ? new(ink.Text["note.oldest", ink.Formats.Ago(since)], Tone.Info) : new(ink.Text["note.none-waiting"]));
}
