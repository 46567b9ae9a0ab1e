using Broker.Core.Sales;
using Broker.Portal.Kit;

namespace Broker.Portal.Features.Sales;

/// <summary>The same state of a sale looks the same everywhere.</summary>
public static class ProposalLook
{
    public static Tone ToneOf(ProposalState state) => state switch
    {
        ProposalState.Converted => Tone.Good,
        ProposalState.Lost => Tone.Bad,
        _ => Tone.Info,
    };
}
