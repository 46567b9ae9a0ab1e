using Broker.Core.SignIn;

namespace Broker.Tests.World;

/// <summary>Says the facts, so that a test reads them.</summary>
public sealed class FakeDoorWords : IDoorWords
{
    public DoorLetter Letter(DoorFacts facts) => new($"{facts.Kind}", $"{facts.Name}|{facts.About}|{facts.Words}|{facts.Language}", facts.Secret is null ? null : new("press", $"http://door.example/{facts.Secret}"));

    public string AdmissionTask(string language, string person) => $"admit {person}";

    public string ProspectTask(string language, string prospect) => $"prospect {prospect}";
}
