using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Fleets;
using Broker.Core.Fleets.Register;
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

/// <summary>What the register of insured vehicles (FVA) is to be told, and what should have been told by now.</summary>
public sealed class RegisterTile(RegisterQuery query) : Tile<RegisterQuery.Figure>
{
    public override string Key => "register";
    public override int Order => 33;
    public override string Icon => "car";
    public override Permission? UsualWith => Permission.ManageClients;
    public override Subjects About => RegisterQuery.About;

    protected override Task<RegisterQuery.Figure> AskAsync(Caller me) => query.FigureAsync(me);

    protected override Face Draw(RegisterQuery.Figure answer, TileInk ink) => ink.Figure(Capped(answer.Open, ink), "/fleet/register",
        answer.Late > 0 ? new(ink.Text["note.late", Capped(answer.Late, ink)], Tone.Bad, "/fleet/register?late=true")
        : answer.NextDue is { } due ? new(ink.Text["note.next-due", ink.Formats.Moment(due)], Tone.Info) : new(ink.Text["note.none-due"]));

    private static string Capped(int count, TileInk ink) => count > RegisterQuery.MostCounted ? $"{ink.Formats.Number(RegisterQuery.MostCounted)}+" : ink.Formats.Number(count);
}
