using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Broker.Portal.Realtime;

/// <summary>A laptop that was shut, a phone in a pocket: the server keeps such a screen for some minutes, and need not read and draw for it what nobody sees.</summary>
public sealed class AwayScreens(DrawnTogether screen) : CircuitHandler
{
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken ct)
    {
        screen.Leave();
        return Task.CompletedTask;
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken ct)
    {
        screen.Return();
        return Task.CompletedTask;
    }
}
