using Broker.Core.Fleets;
using Broker.Core.Fleets.Register;
using Broker.Portal.Kit;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Features.Fleets;

/// <summary>How what the register is told looks, wherever it is read.</summary>
public static class RegisterLook
{
    /// <summary>From then on one sees that it will not wait.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromHours(24);

    public static Tone ToneOf(NoticeState state) => state switch
    {
        NoticeState.Confirmed => Tone.Good,
        NoticeState.Sent or NoticeState.Prepared => Tone.Info,
        NoticeState.Refused => Tone.Bad,
        NoticeState.ToSend => Tone.Warn,
        _ => Tone.Plain,
    };

    public static Tone ToneOf(SendingState state) => state switch { SendingState.Sent => Tone.Good, SendingState.Prepared => Tone.Warn, _ => Tone.Plain };

    /// <summary>How long is left, or since when it should have been sent.</summary>
    public static (Tone Tone, string Text) Term(DateTime due, DateTime now, IStringLocalizer<RegisterText> text, Formats formats) => (due - now) switch
    {
        { Ticks: < 0 } over => (Tone.Bad, text["late-by", formats.Length(-over)]),
        var left when left < Soon => (Tone.Warn, text["left", formats.Length(left)]),
        var left => (Tone.Info, text["left", formats.Length(left)]),
    };

    public static string Word(MovementKind kind, MovementKind? withdrawn, IStringLocalizer<RegisterText> text) =>
        kind == MovementKind.Cancellation ? text[$"withdrawn.{withdrawn ?? MovementKind.Entry}"] : text[$"kind.{kind}"];

    public static string When(DateOnly on, TimeOnly? time, Formats formats) => time is { } hour ? $"{formats.Date(on)} {hour:HH\\:mm}" : formats.Date(on);
}
