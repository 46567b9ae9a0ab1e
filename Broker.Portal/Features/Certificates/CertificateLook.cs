using Broker.Core.Certificates;
using Broker.Portal.Kit;

namespace Broker.Portal.Features.Certificates;

/// <summary>How the states of a certificate look.</summary>
internal static class CertificateLook
{
    public static Tone ToneOf(CertificateState state) => state switch
    {
        CertificateState.Valid => Tone.Good,
        CertificateState.Suspended or CertificateState.Expired => Tone.Warn,
        CertificateState.Replaced => Tone.Plain,
        _ => Tone.Bad,
    };

    public static string Grouped(string code) => string.Join(' ', code.Chunk(4).Select(group => new string(group)));
}
