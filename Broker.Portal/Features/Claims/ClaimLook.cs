using Broker.Core.Claims;
using Broker.Portal.Kit;

namespace Broker.Portal.Features.Claims;

/// <summary>The same state looks the same everywhere.</summary>
public static class ClaimLook
{
    public static Tone ToneOf(ClaimState state, ClaimOutcome? outcome) => (state, outcome) switch
    {
        (ClaimState.PreDeclared, _) => Tone.Warn,
        (ClaimState.Open, _) => Tone.Info,
        (_, ClaimOutcome.Settled) => Tone.Good,
        (_, ClaimOutcome.Refused) => Tone.Bad,
        _ => Tone.Plain,
    };

    /// <summary>Key of the word for it: how a closed one ended says more than that it is closed.</summary>
    public static string KeyOf(ClaimState state, ClaimOutcome? outcome) => outcome is null ? $"ClaimState.{state}" : $"ClaimOutcome.{outcome}";
}
