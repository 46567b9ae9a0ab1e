using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Extranet;
using Broker.Portal.Kit;

namespace Broker.Portal.Features.Home.Tiles;

/// <summary>What clients sent from their spaces and nobody has touched, the longest waiting first.</summary>
public sealed class FromClientsTile(FromClientsQuery query) : Tile<FromClientsQuery.Waiting>
{
    private const string All = "/from-clients";

    public override string Key => "from-clients";
    public override int Order => 125;
    public override string Icon => "in";
    public override TileWidth Width => TileWidth.Third;
    public override Permission? UsualWith => Permission.ViewClients;
    public override Subjects About => FromClientsQuery.About;

    protected override Task<FromClientsQuery.Waiting> AskAsync(Caller me) => query.RunAsync(me);

    protected override Face Draw(FromClientsQuery.Waiting answer, TileInk ink) => answer.All == 0
        ? ink.Empty(null, ink.Text["from-clients.none"])
        : new Panel(null, Html.Of($"""<a class="badge badge--warn" href="{All}">{ink.Formats.Number(answer.All)}</a>"""), Html.Nothing, "work",
            [.. answer.Rows.Select(r => ink.Line(r.Id, ink.Text[$"from-clients.{r.Kind}", r.Name], Where(r), $"{r.Client} · {ink.Formats.Ago(r.At)}"))]);

    /// <summary>Where it is dealt with.</summary>
    internal static string Where(FromClientsQuery.Row row) => row switch
    {
        { QuoteId: { } quote } => $"/clients/{row.ClientId}/quotes/{quote}",
        { ClaimId: { } claim } => $"/clients/{row.ClientId}/claims/{claim}",
        { ContractId: { } contract } => $"/clients/{row.ClientId}/contracts/{contract}?tab=documents",
        _ => $"/clients/{row.ClientId}?tab=communication",
    };
}
