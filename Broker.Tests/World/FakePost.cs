using System.Collections.Concurrent;
using Broker.Core.Communication;

namespace Broker.Tests.World;

/// <summary>A post that keeps what it is given; it can be closed, or told to refuse.</summary>
public sealed class FakePost : IMailPost
{
    public ConcurrentQueue<Letter> Letters { get; } = new();

    /// <summary>Answers every letter with this.</summary>
    public MailRefused? Refusal { get; set; }

    /// <summary>What happens while a letter is on its way.</summary>
    public Func<Task>? Meanwhile { get; set; }
    public bool IsOpen { get; set; } = true;
    public string? Sender { get; set; }

    public async Task SendAsync(Letter letter, CancellationToken ct = default)
    {
        if (Meanwhile is not null) await Meanwhile();
        if (Refusal is not null) throw Refusal;
        Letters.Enqueue(letter);
    }
}
