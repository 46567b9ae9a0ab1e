using Broker.Core.Sales;
using Broker.Portal.Kit;

namespace Broker.Portal.Features.Sales;

/// <summary>The same state looks the same everywhere.</summary>
public static class QuoteLook
{
    public static Tone ToneOf(QuoteState state) => state switch
    {
        QuoteState.Requested => Tone.Warn,
        QuoteState.Sent => Tone.Info,
        QuoteState.Accepted => Tone.Good,
        QuoteState.Refused => Tone.Bad,
        QuoteState.Expired => Tone.Warn,
        _ => Tone.Plain,
    };
}
