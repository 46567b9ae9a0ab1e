using Broker.Core.Access;

namespace Broker.Core.SignIn;

/// <summary>The sentences of the door's mails and tasks: Core knows when they are written, whoever shows texts knows how.</summary>
public interface IDoorWords
{
    DoorLetter Letter(DoorFacts facts);

    /// <summary>Subject of the task by which the firm lets somebody in (F2).</summary>
    string AdmissionTask(string language, string person);

    /// <summary>Subject of the task about a prospect who has opened an account (F1).</summary>
    string ProspectTask(string language, string prospect);
}

/// <param name="Secret">What opens the door: the end of a link's address, or a code.</param>
public sealed record DoorFacts(DoorMailKind Kind, string Language, string Name, string? About, string? Words, string Firm, string? Secret);

/// <param name="Press">The button, with the address it leads to.</param>
public sealed record DoorLetter(string Subject, string Text, DoorPress? Press = null);

public sealed record DoorPress(string Label, string Address);
