using Broker.Core.Communication;
using Broker.Portal.Kit;

namespace Broker.Portal.Features.Communication;

public static class MessageLook
{
    public static Tone ToneOf(MessageState state) => state switch
    {
        MessageState.Sent => Tone.Good,
        MessageState.Failed or MessageState.Refused => Tone.Bad,
        MessageState.Held or MessageState.Stopped => Tone.Warn,
        MessageState.Queued or MessageState.Sending => Tone.Info,
        _ => Tone.Plain,
    };

    /// <summary>An orange hourglass while a validation holds it (R-TSK-10); otherwise the tone's own.</summary>
    public static string? SignOf(MessageState state) => state == MessageState.Held ? "hourglass" : null;

    public static string IconOf(MessageRow row) => row.Incoming ? "in" : row.State is MessageState.Failed or MessageState.Refused or MessageState.Stopped ? "stop" : row.State == MessageState.Held ? "hourglass" : "out";

    /// <summary>Who wrote it: the name before an address in brackets, else the address.</summary>
    public static string SenderOf(MessageRow row)
    {
        if (!row.Incoming) return row.Author;
        var bracket = row.From.IndexOf('<', StringComparison.Ordinal);
        return bracket > 0 ? row.From[..bracket].Trim(' ', '"') : row.From;
    }

    public static string Address(Guid clientId, MessageRow row) =>
        row.State == MessageState.Draft ? $"/clients/{clientId}/messages/new?draft={row.Id}" : $"/clients/{clientId}/messages/{row.Id}";
}
