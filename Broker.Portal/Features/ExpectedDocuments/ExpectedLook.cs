using Broker.Core.ExpectedDocuments;
using Broker.Portal.Kit;

namespace Broker.Portal.Features.ExpectedDocuments;

/// <summary>How the states of expected documents look.</summary>
public static class ExpectedLook
{
    /// <param name="mandatory">What is optional presses nobody.</param>
    public static Tone ToneOf(ExpectedState state, bool mandatory = true) => state switch
    {
        ExpectedState.Accepted => Tone.Good,
        ExpectedState.Received => Tone.Info,
        ExpectedState.Refused or ExpectedState.Expired => mandatory ? Tone.Bad : Tone.Warn,
        ExpectedState.Expected => mandatory ? Tone.Warn : Tone.Plain,
        _ => Tone.Plain,
    };

    public static string IconOf(ExpectedState state) => state switch
    {
        ExpectedState.Accepted => "check",
        ExpectedState.Received => "in",
        ExpectedState.Refused => "refused",
        ExpectedState.Expired => "clock",
        ExpectedState.NotApplicable => "na",
        _ => "hourglass",
    };
}
