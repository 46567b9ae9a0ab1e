using Broker.Core.Clients;
using Broker.Portal.Kit;

namespace Broker.Portal.Features.Clients;

/// <summary>The same state looks the same everywhere.</summary>
public static class ClientLook
{
    public static Tone ToneOf(ClientState state) => state switch
    {
        ClientState.Active => Tone.Good,
        ClientState.Prospect => Tone.Info,
        _ => Tone.Plain,
    };

    public static Tone ToneOf(FreezeState freeze) => freeze switch
    {
        FreezeState.No => Tone.Good,
        FreezeState.ToVerify => Tone.Warn,
        FreezeState.Yes => Tone.Bad,
        _ => Tone.Plain,
    };
}
