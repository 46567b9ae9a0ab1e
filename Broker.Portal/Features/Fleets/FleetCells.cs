using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Broker.Core.Clients;
using Broker.Core.Fleets;
using Broker.Portal.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Features.Fleets;

/// <summary>
/// The cells of a grid's lines as markup, written once for all screens that show them alike: as elements each screen would keep some thirty-five pieces a line.
/// All that anybody typed stands in the holes of <see cref="Html"/>, and is encoded there.
/// </summary>
internal sealed class FleetCells(ResourceAssetCollection assets, Formats formats, IStringLocalizer<FleetsText> text, DateOnly today, IReadOnlyList<FleetColumn> columns, FleetNumbers numbers)
{
    private static readonly ConditionalWeakTable<IReadOnlyList<FleetRow>, ConcurrentDictionary<Look, IReadOnlyList<Line>>> Written = [];

    private Look? look;

    /// <param name="Id">Of its element.</param>
    public sealed record Line(string Id, MarkupString Cells);

    public IReadOnlyList<Line> Of(IReadOnlyList<FleetRow> rows)
    {
        // Contracts' numbers make a difference only where they are shown.
        look ??= new(CultureInfo.CurrentUICulture.Name, today, string.Join('.', columns), columns.Contains(FleetColumn.Contract) ? numbers : FleetNumbers.None);
        return Written.GetOrCreateValue(rows).GetOrAdd(look, _ => [.. rows.Select(row => new Line($"i-{row.Id}", Of(row, unfolded: false)))]);
    }

    public MarkupString Of(FleetRow row, bool unfolded) => Html.Of(
        $"""<td class="tick-col"><input type="checkbox" class="check" tabindex="-1" aria-label="{text["tick", row.Label].Value}"></td><td class="label"><button type="button" class="name" tabindex="-1" aria-expanded="{(unfolded ? "true" : "false")}">{row.Label}</button></td>{columns.Select(column => Cell(row, column))}""");

    private MarkupString Cell(FleetRow row, FleetColumn column) =>
        column == FleetColumn.State ? Html.Of($"""<td class="standing">{StateOf(row)}</td>""") : Html.Of($"""<td class="{CssOf(column)}">{Shown(row, column)}</td>""");

    private MarkupString StateOf(FleetRow row)
    {
        var state = row.StateOn(today);
        if (row.Waiting is MovementKind.Exit) return Chips.Of(assets, Tone.Info, text["state.exit-asked"], "hourglass");
        var words = state switch
        {
            ItemState.Coming => text["state.Coming", formats.ShortDate(row.EnteredOn)],
            ItemState.Leaving => text["state.Leaving", formats.ShortDate(row.ExitedOn!.Value)],
            _ => text[$"state.{state}"],
        };
        return Chips.Of(assets, FleetLook.ToneOf(state), words, FleetLook.IconOf(state));
    }

    private static string CssOf(FleetColumn column) => column switch
    {
        FleetColumn.Area => "num",
        FleetColumn.Detail => "detail",
        FleetColumn.Entered or FleetColumn.Exited or FleetColumn.Since => "day",
        _ => "more",
    };

    private string? Shown(FleetRow row, FleetColumn column) => column switch
    {
        FleetColumn.Detail => row.Detail,
        FleetColumn.Category => row.Category,
        FleetColumn.Gender => row.Civility is Civility.Madam ? text["Gender.Female"].Value : row.Civility is Civility.Sir ? text["Gender.Male"].Value : null,
        FleetColumn.Area => row.Area is { } metres ? text["area", formats.Number(metres)].Value : null,
        FleetColumn.Contract => numbers.Of(row.ContractId),
        FleetColumn.Entered => formats.Date(row.EnteredOn),
        FleetColumn.Exited => row is { Standing: ItemStanding.Confirmed, ExitedOn: { } left } ? formats.Date(left) : null,
        FleetColumn.Energy => row.Energy,
        FleetColumn.Usage => row.Usage,
        FleetColumn.Driver => row.Driver,
        FleetColumn.Since => row.Since is { } since ? formats.Date(since) : null,
        _ => row.Vin,
    };

    private sealed record Look(string Language, DateOnly Today, string Columns, FleetNumbers Numbers);
}
