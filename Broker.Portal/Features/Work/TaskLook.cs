using Broker.Core.Work;
using Broker.Portal.Kit;

namespace Broker.Portal.Features.Work;

public static class TaskLook
{
    public static Tone ToneOf(TaskState state) => state switch
    {
        TaskState.Open => Tone.Info,
        TaskState.Refused => Tone.Bad,
        _ => Tone.Good,
    };
}
