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

/// <summary>What the register of insured vehicles (FVA) is to be told, what should have been told by now, and which contracts were not held against an insurer's file for a year.</summary>
public sealed class RegisterTile(RegisterQuery query, ComparisonDuesQuery comparisons) : Tile<RegisterTile.Answer>
{
    public override string Key => "register";
    public override int Order => 33;
    public override string Icon => "car";
    public override Permission? UsualWith => Permission.ManageClients;
    public override Subjects About { get; } = RegisterQuery.About.And(ComparisonDuesQuery.About);

    public sealed record Answer(RegisterQuery.Figure Notices, int NotCompared);

    protected override async Task<Answer> AskAsync(Caller me) => new(await query.FigureAsync(me), (await comparisons.LateAsync(me)).Contracts);

    protected override Face Draw(Answer answer, TileInk ink) => ink.Figure(Capped(answer.Notices.Open, ink), "/fleet/register",
        answer.Notices.Late > 0 ? new(ink.Text["note.late", Capped(answer.Notices.Late, ink)], Tone.Bad, "/fleet/register?late=true")
        : answer.NotCompared > 0 ? new(ink.Text["note.not-compared", ink.Formats.Number(answer.NotCompared)], Tone.Warn, "/fleet/register/comparisons")
        : answer.Notices.NextDue is { } due ? new(ink.Text["note.next-due", ink.Formats.Moment(due)], Tone.Info) : new(ink.Text["note.none-due"]));

    private static string Capped(int count, TileInk ink) => ink.Formats.Capped(count, RegisterQuery.MostCounted);
}
