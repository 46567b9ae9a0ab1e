using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Fleets;
using Broker.Portal.Kit;

namespace Broker.Portal.Features.Home.Tiles;

/// <summary>What clients reported of their vehicles, buildings and persons and waits for the firm's word.</summary>
public sealed class MovementsTile(WaitingMovementsQuery query) : Tile<WaitingMovementsQuery.Figure>
{
    public override string Key => "movements";
    public override int Order => 32;
    public override string Icon => "truck";
    public override Permission? UsualWith => Permission.ManageClients;
    public override Subjects About => WaitingMovementsQuery.About;

    protected override Task<WaitingMovementsQuery.Figure> AskAsync(Caller me) => query.FigureAsync(me);

    protected override Face Draw(WaitingMovementsQuery.Figure answer, TileInk ink) => ink.Figure(answer.Count, "/fleet/movements",
        answer.Since is { } since ? new(ink.Text["note.oldest", ink.Formats.Ago(since)], Tone.Info) : new(ink.Text["note.none-waiting"]));
}
