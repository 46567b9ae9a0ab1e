using Broker.Core.Clients;
using Broker.Portal.Kit;

namespace Broker.Portal.Features.Compliance;

/// <summary>The same standing looks the same everywhere.</summary>
public static class FreezeLooks
{
    /// <summary>The official register, which anybody may search.</summary>
    public const string Register = "https://gels-avoirs.dgtresor.gouv.fr/";

    public static Tone ToneOf(FreezeState state) => state switch
    {
        FreezeState.No => Tone.Good,
        FreezeState.ToVerify => Tone.Warn,
        FreezeState.Yes => Tone.Bad,
        _ => Tone.Plain,
    };
}
