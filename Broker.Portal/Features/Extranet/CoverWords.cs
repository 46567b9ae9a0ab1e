using Broker.Core.Contracts;
using Broker.Portal.Kit;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Features.Extranet;

/// <summary>Am I covered by this contract: until when, or since when not and why.</summary>
internal static class CoverWords
{
    public static string Of(IStringLocalizer<SpaceText> text, Formats formats, ContractState state, DateOnly effectiveOn, DateOnly? endsOn, DateOnly? suspendedSince, string? reason)
    {
        var because = reason is { Length: > 0 } ? " " + text["cover.because", reason] : "";
        return state switch
        {
            ContractState.NotYetActive => text["cover.from", formats.LongDate(effectiveOn)],
            ContractState.Suspended => text["cover.suspended", formats.LongDate(suspendedSince ?? effectiveOn)] + because,
            ContractState.Terminated => text["cover.ended", formats.LongDate(endsOn ?? effectiveOn)] + because,
            // The end of a contract is its first day without cover.
            _ => endsOn is { } end ? text["cover.until", formats.LongDate(end.AddDays(-1))] : text["cover.open"],
        };
    }
}
