using System.Globalization;
using Broker.Core.Fleets;
using Broker.Core.Products;
using Broker.Portal.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Features.Fleets;

/// <summary>How movements look, wherever they are read.</summary>
public static class MovementLook
{
    public static Tone ToneOf(MovementState state) => state switch
    {
        MovementState.Waiting => Tone.Warn,
        MovementState.Scheduled => Tone.Info,
        MovementState.Done => Tone.Good,
        MovementState.Refused => Tone.Bad,
        _ => Tone.Plain,
    };

    public static string IconOf(MovementKind kind) => kind switch
    {
        MovementKind.Entry => "in",
        MovementKind.Exit => "out",
        MovementKind.PlateChange => "switch",
        MovementKind.Correction => "edit",
        _ => "x",
    };

    public static string IconOf(ItemKind kind) => kind switch { ItemKind.Building => "building", ItemKind.Person => "person", _ => "car" };

    public static Tone ToneOf(ItemRow item) => item switch
    {
        { Standing: ItemStanding.Asked } => Tone.Warn,
        { Standing: ItemStanding.Dropped } => Tone.Plain,
        { Covered: true } => Tone.Good,
        { ExitedOn: null } => Tone.Info,
        _ => Tone.Plain,
    };

    /// <summary>Key of the word for it.</summary>
    public static string StateOf(ItemRow item, DateOnly today) => item switch
    {
        { Standing: ItemStanding.Asked } => "item.asked",
        { Standing: ItemStanding.Dropped } => "item.dropped",
        { Covered: true, ExitedOn: not null } => "item.leaving",
        { Covered: true } => "item.covered",
        _ => item.EnteredOn > today ? "item.to-come" : "item.left",
    };

    /// <summary>From when, with the hour where it is known.</summary>
    public static string When(MovementRow row, Formats formats) => row.EffectiveTime is { } time ? $"{formats.Date(row.EffectiveOn)} {time:HH\\:mm}" : formats.Date(row.EffectiveOn);

    /// <summary>What was, struck; what is, marked; of numbers by how much in percent (IND-31). Of an entry what was entered.</summary>
    public static MarkupString Changes(IReadOnlyList<FieldChange> changes, IStringLocalizer<FleetsText> text, Formats formats) => Html.Of(
        $"""<ul class="changes">{changes.Where(c => c.Field != nameof(ItemData.PlateKind) || changes.Count == 1).Select(c => Html.Of($"""<li><span class="muted">{text[$"field.{c.Field}"].Value}</span> {Side("del", c, c.Before, text, formats)} {Side("ins", c, c.After, text, formats)}{Percent(c, formats)}</li>"""))}</ul>""");

    public static string Shown(string field, string value, IStringLocalizer<FleetsText> text, Formats formats) => field switch
    {
        nameof(ItemData.FirstRegisteredOn) or nameof(ItemData.BornOn) or nameof(InsuredItem.EnteredOn) => formats.Date(DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        nameof(ItemData.GrossWeight) => $"{formats.Number(decimal.Parse(value, CultureInfo.InvariantCulture))} kg",
        nameof(ItemData.Area) => text["area", formats.Number(decimal.Parse(value, CultureInfo.InvariantCulture))],
        nameof(ItemData.Value) => formats.Money(Broker.Core.Common.Money.Euros(decimal.Parse(value, CultureInfo.InvariantCulture))),
        nameof(ItemData.PlateKind) => text[$"PlateKind.{value}"],
        nameof(ItemData.Civility) => text[$"Civility.{value}"],
        _ => value,
    };

    /// <summary>25 for 100 to 125; nothing where there was nothing to count from.</summary>
    public static decimal? Growth(FieldChange change) =>
        ItemFields.IsNumber(change.Field) && decimal.TryParse(change.Before, CultureInfo.InvariantCulture, out var before) && decimal.TryParse(change.After, CultureInfo.InvariantCulture, out var after) && before != 0
            ? (after - before) / before : null;

    private static MarkupString Side(string element, FieldChange change, string? value, IStringLocalizer<FleetsText> text, Formats formats) =>
        value is null ? Html.Nothing : new($"<{element}>{Html.Of($"{Shown(change.Field, value, text, formats)}").Value}</{element}>");

    private static MarkupString Percent(FieldChange change, Formats formats) =>
        Growth(change) is { } share ? Html.Of($""" <span class="xs nowrap">{(share > 0 ? "+" : "") + formats.Percent(share)}</span>""") : Html.Nothing;
}
