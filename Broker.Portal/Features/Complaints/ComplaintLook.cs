using Broker.Core.Complaints;
using Broker.Portal.Kit;

namespace Broker.Portal.Features.Complaints;

/// <summary>The same state looks the same everywhere.</summary>
public static class ComplaintLook
{
    public static Tone ToneOf(ComplaintState state, ComplaintOutcome? outcome) => (state, outcome) switch
    {
        (ComplaintState.Received, _) => Tone.Warn,
        (ComplaintState.Acknowledged, _) => Tone.Info,
        (_, ComplaintOutcome.Rejected) => Tone.Bad,
        (_, ComplaintOutcome.Withdrawn) => Tone.Plain,
        _ => Tone.Good,
    };

    /// <summary>Key of the word for it: what was answered says more than that it was.</summary>
    public static string KeyOf(ComplaintState state, ComplaintOutcome? outcome) => outcome is null ? $"ComplaintState.{state}" : $"ComplaintOutcome.{outcome}";

    public static Tone ToneOf(ComplaintTerm term) => term switch { ComplaintTerm.Late => Tone.Bad, ComplaintTerm.Near => Tone.Warn, _ => Tone.Plain };
}
