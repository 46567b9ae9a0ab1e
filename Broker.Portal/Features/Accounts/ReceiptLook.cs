using Broker.Core.Accounts;
using Broker.Portal.Kit;

namespace Broker.Portal.Features.Accounts;

/// <summary>The same state looks the same everywhere.</summary>
public static class ReceiptLook
{
    public static Tone ToneOf(ReceiptState state) => state switch
    {
        ReceiptState.Settled => Tone.Good,
        ReceiptState.Late => Tone.Bad,
        ReceiptState.PartPaid => Tone.Warn,
        ReceiptState.Due => Tone.Info,
        _ => Tone.Plain,
    };
}
