using Broker.Core.Contracts;
using Broker.Portal.Kit;

namespace Broker.Portal.Features.Contracts;

/// <summary>The same state looks the same everywhere.</summary>
public static class ContractLook
{
    public static Tone ToneOf(ContractState state) => state switch
    {
        ContractState.InForce => Tone.Good,
        ContractState.Suspended => Tone.Warn,
        ContractState.Terminated => Tone.Bad,
        _ => Tone.Info,
    };
}
