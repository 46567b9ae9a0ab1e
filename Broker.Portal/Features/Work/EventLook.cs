using Broker.Core.Work;
using Broker.Portal.Kit;

namespace Broker.Portal.Features.Work;

/// <summary>The mark beside a line of history, by what it speaks of.</summary>
public static class EventLook
{
    public static string IconOf(string code) => code switch
    {
        Event.NoteCode => "talk",
        _ when code.StartsWith("message.", StringComparison.Ordinal) => "mail",
        "client.seen-as" => "eye",
        "client.extranet-opened" or "client.extranet-closed" => "globe",
        _ when code.StartsWith("client.freeze-", StringComparison.Ordinal) => "glasses",
        _ when code.StartsWith("client.access-", StringComparison.Ordinal) || code.StartsWith("client.primary-", StringComparison.Ordinal) => "key",
        _ when code.StartsWith("client.item-", StringComparison.Ordinal) => "people",
        _ when code.StartsWith("event.certificate", StringComparison.Ordinal) => "certificate",
        _ when code.StartsWith("contract.", StringComparison.Ordinal) => "file",
        _ when code.StartsWith("claim.", StringComparison.Ordinal) => "claim",
        _ when code.StartsWith("quote.", StringComparison.Ordinal) => "pen",
        _ when code.StartsWith("complaint.", StringComparison.Ordinal) => "talk",
        _ when code.StartsWith("client.", StringComparison.Ordinal) => "edit",
        _ => "info",
    };

    public static Tone ToneOf(string code) => code switch
    {
        "message.failed" => Tone.Bad,
        "event.certificate-issued" or "event.certificate-accepted" or "contract.reinstated" or "contract.suspension-lifted" or "quote.accepted" or "client.freeze-no-match" or "client.freeze-lifted" => Tone.Good,
        "event.certificate-held" or "contract.suspended" or "contract.expired" or "complaint.received" or "complaint.reopened" or "client.freeze-matches" => Tone.Warn,
        "event.certificate-refused" or "event.certificate-withdrawn" or "event.certificate-failed" or "contract.terminated" or "quote.refused" or "client.freeze-listed" => Tone.Bad,
        "event.certificate-requested" or "contract.created" or "client.created" or "claim.declared" or "claim.reopened" => Tone.Info,
        _ => Tone.Plain,
    };
}
