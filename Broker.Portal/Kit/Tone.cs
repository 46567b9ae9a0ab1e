namespace Broker.Portal.Kit;

/// <summary>What a state means to its reader. Each has one colour and one shape everywhere.</summary>
public enum Tone { Plain, Good, Warn, Bad, Info }

public static class ToneLook
{
    public static string Css(this Tone tone, string block) => tone == Tone.Plain ? block : $"{block} {block}--{tone.ToString().ToLowerInvariant()}";

    public static string Icon(this Tone tone) => tone switch
    {
        Tone.Good => "ok",
        Tone.Warn => "alert",
        Tone.Bad => "stop",
        Tone.Info => "clock",
        _ => "dash",
    };
}
