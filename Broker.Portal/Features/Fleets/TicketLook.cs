using Broker.Core.Access;
using Broker.Core.Fleets.Register;
using Broker.Core.Staff;
using Broker.Portal.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Features.Fleets;

/// <summary>How it looks that a vehicle was said to be missing from the register, wherever it is read.</summary>
internal static class TicketLook
{
    /// <summary>Where everyone may look a vehicle up.</summary>
    public const string PublicCheck = "https://www.fva-assurance.fr";

    /// <summary>Answers older than that are not shown beside what waits.</summary>
    public const int AnsweredDays = 30;

    public static bool MayReport(WhoAmIQuery.Me me) => me.Viewer is null && (me.May(Permission.EditItems) || me.May(Permission.SubmitWorkbooks));

    public static Tone ToneOf(RegisterTicketsQuery.Row row) => row.Outcome switch { null => Tone.Warn, TicketOutcome.NotDue => Tone.Plain, _ => Tone.Good };

    public static MarkupString Chip(ResourceAssetCollection assets, RegisterTicketsQuery.Row row, IStringLocalizer<FleetsText> text, Formats formats) =>
        Chips.Of(assets, ToneOf(row), row.AnsweredAt is { } answered ? text["register.answered", formats.Moment(answered), text[$"TicketOutcome.{row.Outcome}"].Value] : text["register.passed-on", formats.Moment(row.AskedAt)]);

    /// <summary>Where the firm finds the vehicle.</summary>
    public static string Vehicle(RegisterTicketsQuery.Row row) => $"/clients/{row.ClientId}/contracts/{row.ContractId}?tab=items&q={Uri.EscapeDataString(row.Plate)}";
}
