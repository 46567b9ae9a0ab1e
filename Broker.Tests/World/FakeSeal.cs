using Broker.Core.Communication.Mailboxes;

namespace Broker.Tests.World;

/// <summary>Closes by turning round: what lies in the archive is not what was typed. Its keys can be lost.</summary>
public sealed class FakeSeal : ISeal
{
    public bool Lost { get; set; }

    public string Close(string secret) => "sealed:" + new string([.. secret.Reverse()]);

    public string? Open(string closed) => Lost || !closed.StartsWith("sealed:", StringComparison.Ordinal) ? null : new string([.. closed["sealed:".Length..].Reverse()]);
}
