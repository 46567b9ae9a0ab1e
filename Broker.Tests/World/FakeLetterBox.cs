using System.Text;
using Broker.Core.Communication.Mailboxes;

namespace Broker.Tests.World;

/// <summary>A box into which tests put mails; it can refuse to open, or break off.</summary>
public sealed class FakeLetterBox : ILetterBox
{
    public SortedDictionary<long, byte[]> Mails { get; } = [];
    public long Validity { get; set; } = 1;
    public MailboxRefused? Refusal { get; set; }

    /// <summary>What happens while a mail is handed over.</summary>
    public Func<long, Task>? Meanwhile { get; set; }

    /// <summary>What the slips say, where it is not the truth.</summary>
    public Dictionary<long, long> Sizes { get; } = [];
    public List<long> Read { get; } = [];
    public List<(string Host, string UserName, string Password)> Opened { get; } = [];
    public DateOnly? AskedSince { get; private set; }

    public long Put(string mail) => Put(Encoding.UTF8.GetBytes(mail));

    public long Put(byte[] mail)
    {
        var uid = Mails.Count == 0 ? 1 : Mails.Keys.Max() + 1;
        Mails[uid] = mail;
        return uid;
    }

    public Task<IOpenLetterBox> OpenAsync(BoxAddress where, CancellationToken ct = default)
    {
        if (Refusal is not null) throw Refusal;
        Opened.Add((where.Host, where.UserName, where.Password));
        return Task.FromResult<IOpenLetterBox>(new Open(this));
    }

    private sealed class Open(FakeLetterBox box) : IOpenLetterBox
    {
        public long Validity => box.Validity;
        public int Count => box.Mails.Count;

        public Task<IReadOnlyList<BoxSlip>> ListAsync(long after, DateOnly since, int most, CancellationToken ct = default)
        {
            box.AskedSince = after == 0 ? since : null;
            return Task.FromResult<IReadOnlyList<BoxSlip>>([.. box.Mails.Where(m => m.Key > after).Take(most).Select(m => new BoxSlip(m.Key, box.Sizes.GetValueOrDefault(m.Key, m.Value.Length)))]);
        }

        public async Task<byte[]?> ReadAsync(long uid, CancellationToken ct = default)
        {
            if (box.Meanwhile is not null) await box.Meanwhile(uid);
            box.Read.Add(uid);
            return box.Mails.GetValueOrDefault(uid);
        }

        public Task<byte[]?> ReadHeadAsync(long uid, CancellationToken ct = default) => Task.FromResult(box.Mails.GetValueOrDefault(uid));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
